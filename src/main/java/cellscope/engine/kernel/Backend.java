package cellscope.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What ND4J computes on. */
final class Backend {
  /** Names that ND4J gives by number for the instruction sets of its natives. */
  private static final String[] LEVELS = {"no vector instructions", "SSE", "AVX2", "AVX-512"};

  private Backend() {}

  /**
   * One phrase for run.json: ND4J's version, its backend, and the instruction set that its natives
   * were built for.
   */
  static String library() {
    String backend = Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend");
    int level = NativeOpsHolder.getInstance().getDeviceNativeOps().binaryLevel();
    String built = level >= 0 && level < LEVELS.length ? " (" + LEVELS[level] + ")" : "";
    return "ND4J " + version() + " on " + backend + built;
  }

  private static String version() {
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      return "of unknown version";
    }
  }
}
