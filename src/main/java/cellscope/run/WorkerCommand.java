package cellscope.run;

import cellscope.config.SearchConfig.ExecutionConfig;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command line and environment of a worker process.
 *
 * @param java the program to run
 * @param classPath with the CPU's libraries
 * @param cudaClassPath with those of the GPU; empty where they are not built in
 */
record WorkerCommand(Path java, String classPath, Optional<String> cudaClassPath) {
  static final String MAIN = "cellscope.Launcher";
  private static final long LEAST_MEGABYTES = 1024;
  private static final long LEAST_HEAP = 512;
  private static final long MOST_HEAP = 4096;
  private static final String NICENESS = "5";

  /** The whole command line. */
  List<String> line(RunDirectory run, ExecutionConfig execution, boolean resume) {
    List<String> line = new ArrayList<>(apart());
    line.addAll(program(execution));
    line.add("worker");
    line.add(run.toString());
    if (resume) {
      line.add("--resume");
    }
    return line;
  }

  /** Java with a worker's priority, flags and class path, up to the main class. */
  List<String> program(ExecutionConfig execution) {
    List<String> line = new ArrayList<>(niced());
    line.add(java.toString());
    line.addAll(flags(megabytes(execution)));
    line.add("-cp");
    line.add(usesCuda(execution) ? cudaClassPath.orElseThrow() : classPath);
    line.add(MAIN);
    return line;
  }

  /**
   * What makes the worker outlive its parent's terminal. It replaces itself by the next program, as
   * {@link #niced} does, so the process started is the worker. Windows has neither: a child lives
   * on there by itself.
   */
  private static List<String> apart() {
    if (isWindows()) {
      return List.of();
    }
    return onPath("setsid")
        .map(setsid -> List.of(setsid.toString()))
        .orElse(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "worker"));
  }

  /** What makes a process yield to the desktop. */
  private static List<String> niced() {
    Optional<Path> nice = isWindows() ? Optional.empty() : onPath("nice");
    return nice.map(n -> List.of(n.toString(), "-n", NICENESS)).orElse(List.of());
  }

  private static List<String> flags(long megabytes) {
    long heap = Math.max(LEAST_HEAP, Math.min(MOST_HEAP, megabytes / 4));
    return List.of(
        "--add-modules",
        "jdk.incubator.vector",
        "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
        "-Xmx" + heap + "m",
        "-Dorg.bytedeco.javacpp.maxbytes=" + (megabytes - heap) + "m",
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + megabytes + "m",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8");
  }

  private static long megabytes(ExecutionConfig execution) {
    long asked = execution.memoryLimit();
    return asked != 0 ? asked : Math.max(LEAST_MEGABYTES, machineMegabytes() * 3 / 4);
  }

  private static long machineMegabytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() >> 20
        : Runtime.getRuntime().maxMemory() >> 20;
  }

  private boolean usesCuda(ExecutionConfig execution) {
    return cudaClassPath.isPresent() && !execution.device().equals("cpu");
  }

  /** What is set beside the parent's environment; must stand before the JVM starts. */
  Map<String, String> environment(ExecutionConfig execution) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("OMP_NUM_THREADS", "1");
    variables.put("MALLOC_MMAP_MAX_", "0");
    variables.put("MALLOC_TRIM_THRESHOLD_", "17179869184");
    variables.put("MALLOC_TOP_PAD_", "67108864");
    variables.put("MALLOC_ARENA_MAX", "1");
    if (execution.device().equals("cpu")) {
      variables.put("BACKEND_PRIORITY_CPU", "200");
    }
    return variables;
  }

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
  }

  private static Optional<Path> onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return Optional.of(Path.of(folder, program));
      }
    }
    return Optional.empty();
  }
}
