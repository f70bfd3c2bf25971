package cellscope.cli;

import java.util.Map;
import picocli.CommandLine.IVersionProvider;

/** The program's version. */
final class Version implements IVersionProvider {
  /** As in the pom; a test compares them. */
  static final String CELLSCOPE = "0.1.0-SNAPSHOT";

  /** Of the program and of Java, for a run's record. */
  static Map<String, String> all() {
    return Map.of(
        "cellscope",
        CELLSCOPE,
        "java",
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  @Override
  public String[] getVersion() {
    return new String[] {"CellScope " + CELLSCOPE, "Java " + System.getProperty("java.version")};
  }
}
