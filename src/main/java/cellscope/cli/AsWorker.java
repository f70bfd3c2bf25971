package cellscope.cli;

import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a command again in a process with a worker's environment: what is measured is then what a
 * search has. The variables count only if they stand there before the JVM starts.
 */
final class AsWorker {
  private static final String MARK = "CELLSCOPE_AS_WORKER";

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
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    builder.environment().putAll(environment());
    builder.environment().put(MARK, "1");
    return builder.start().waitFor();
  }

  private static Map<String, String> environment() {
    SearchConfig cpu =
        Overrides.apply(
            ConfigSchema.SEARCH, SearchConfig.defaults(), List.of("execution.device=cpu"));
    return WorkerLauncher.likeThisProcess().environment(cpu.execution());
  }
}
