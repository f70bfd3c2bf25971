package cellscope.run;

import cellscope.model.InputProblem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the command line, in a process of its own, what needs the engine: the window knows no
 * tensors, and a crash of a native library must not take it down.
 */
public final class CommandHelper {
  private static final int BAD_INPUT = 2;

  private static final List<String> FLAGS =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--add-modules",
          "jdk.incubator.vector",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8");

  private CommandHelper() {}

  /**
   * Runs one command with the Java and class path of this process, and waits for its end.
   *
   * @param words the command and its arguments
   * @return what it printed
   * @throws InputProblem if it refused its input; the message is what it told
   * @throws IOException if it can't be run, or failed otherwise
   */
  public static String run(List<String> words) throws IOException, InterruptedException {
    String program = WorkerCommand.isWindows() ? "java.exe" : "java";
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    line.addAll(FLAGS);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerCommand.MAIN));
    line.addAll(words);
    Path errors = Files.createTempFile("cellscope-", ".err");
    try {
      return run(line, errors);
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  private static String run(List<String> line, Path errors)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line)
            .redirectInput(new File(WorkerCommand.isWindows() ? "NUL" : "/dev/null"))
            .redirectError(errors.toFile())
            .start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        String told = Files.readString(errors).strip();
        if (code == BAD_INPUT) {
          throw InputProblem.told(told.replaceFirst("^cellscope: ", ""));
        }
        throw new IOException(told.isEmpty() ? "exit code " + code : told);
      }
      return printed;
    } finally {
      process.destroy();
    }
  }
}
