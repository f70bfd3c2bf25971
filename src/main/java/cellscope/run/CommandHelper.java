package cellscope.run;

import cellscope.model.InputProblem;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Asks the command line, in a process of its own, what needs the engine: the window knows no
 * tensors, and a crash of a native library must not take it down.
 */
public final class CommandHelper {
  private static final int BAD_INPUT = 2;
  private static final String OURS = "cellscope: ";

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
    StringBuilder printed = new StringBuilder();
    follow(words, line -> printed.append(line).append('\n'), process -> {});
    return printed.toString();
  }

  /**
   * Runs one command with the Java and class path of this process, tells each line that it prints
   * at once, and waits for its end.
   *
   * @param line given each line, on this thread
   * @param started given the process, which may be ended by whoever wants it no longer
   * @throws InputProblem if it refused its input; the message is what it told
   * @throws IOException if it can't be run, was ended, or failed otherwise
   */
  public static void follow(List<String> words, Consumer<String> line, Consumer<Process> started)
      throws IOException, InterruptedException {
    String program = WorkerCommand.isWindows() ? "java.exe" : "java";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerCommand.MAIN));
    command.addAll(words);
    Path errors = Files.createTempFile("cellscope-", ".err");
    try {
      follow(command, errors, line, started);
    } finally {
      Files.deleteIfExists(errors);
    }
  }

  /** The problems on a standard error, without what Java says there by itself. */
  private static String told(String errors) {
    String ours =
        errors
            .lines()
            .filter(line -> line.startsWith(OURS))
            .map(line -> line.substring(OURS.length()))
            .collect(Collectors.joining("; "));
    return ours.isEmpty() ? errors.strip() : ours;
  }

  private static void follow(
      List<String> command, Path errors, Consumer<String> line, Consumer<Process> started)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File(WorkerCommand.isWindows() ? "NUL" : "/dev/null"))
            .redirectError(errors.toFile())
            .start();
    started.accept(process);
    try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
      for (String next = printed.readLine(); next != null; next = printed.readLine()) {
        line.accept(next);
      }
      int code = process.waitFor();
      if (code != 0) {
        String told = told(Files.readString(errors));
        if (code == BAD_INPUT) {
          throw InputProblem.told(told);
        }
        throw new IOException(told.isEmpty() ? "exit code " + code : told);
      }
    } finally {
      process.destroy();
    }
  }
}
