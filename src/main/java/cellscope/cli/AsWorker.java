package cellscope.cli;

import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.run.WorkerLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs a command again in a process with a worker's environment: what is measured is then what a
 * search has. The variables count only if they stand there before the JVM starts.
 */
final class AsWorker {
  private static final String MARK = "CELLSCOPE_AS_WORKER";

  /** What the JVM says of the vector module. */
  private static final String JVM_WARNING = "WARNING: Using incubator modules";

  private AsWorker() {}

  /** Whether this process was not started by {@link #runAgain}. */
  static boolean isNeeded() {
    return System.getenv(MARK) == null;
  }

  /**
   * Runs it with this process's input and output, class path and flags.
   *
   * @param arguments of the command, its name first
   * @return its exit code
   */
  static int runAgain(List<String> arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "cellscope.Launcher"));
    line.addAll(arguments);
    return builder(line, onCpu()).inheritIO().start().waitFor();
  }

  /**
   * Runs it with the flags and class path of a worker too, and prints what it prints.
   *
   * @param command the command, with its arguments
   * @param execution of the run that the worker would make
   * @return its exit code
   */
  static int runAgain(CommandLine command, ExecutionConfig execution)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(WorkerLauncher.likeThisProcess().program(execution));
    line.addAll(command.getParseResult().originalArgs());
    Path problems = Files.createTempFile("cellscope", ".txt");
    try {
      Process process = builder(line, execution).redirectError(problems.toFile()).start();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        output.lines().forEach(command.getOut()::println);
      }
      int code = process.waitFor();
      try (Stream<String> lines = Files.lines(problems)) {
        lines.filter(l -> !l.startsWith(JVM_WARNING)).forEach(command.getErr()::println);
      }
      return code;
    } finally {
      Files.deleteIfExists(problems);
    }
  }

  private static ProcessBuilder builder(List<String> line, ExecutionConfig execution) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(WorkerLauncher.likeThisProcess().environment(execution));
    builder.environment().put(MARK, "1");
    return builder;
  }

  private static ExecutionConfig onCpu() {
    return Overrides.apply(
            ConfigSchema.SEARCH, SearchConfig.defaults(), List.of("execution.device=cpu"))
        .execution();
  }
}
