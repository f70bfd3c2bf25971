package cellscope.run;

import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.model.InputProblem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The one place that starts a worker, for the window and the command line alike. A worker is a
 * process of its own: it outlives its parent, writes to log.txt and never to a pipe, runs at a
 * lower priority than the desktop, and has the environment and limits that the engine needs from
 * its first moment on.
 */
public final class WorkerLauncher {
  /**
   * System property that names a file with the class path of a worker with the GPU's libraries,
   * where that is another one than this process's.
   */
  public static final String CUDA_CLASS_PATH = "cellscope.cuda.classpath";

  private static final long FIRST_LOOK_MILLIS = 60_000;
  private static final int TAIL_LINES = 8;
  private static final int TAIL_BYTES = 8192;

  private final WorkerCommand command;
  private final Map<String, String> variables;

  /**
   * Starts workers with these programs.
   *
   * @param java the program to run
   * @param classPath of a worker on the CPU
   * @param cudaClassPath of a worker that may use a GPU; empty where there is none
   */
  public WorkerLauncher(Path java, String classPath, Optional<String> cudaClassPath) {
    this(new WorkerCommand(java, classPath, cudaClassPath), Map.of());
  }

  private WorkerLauncher(WorkerCommand command, Map<String, String> variables) {
    this.command = command;
    this.variables = Map.copyOf(variables);
  }

  /**
   * The same, with more in a worker's environment.
   *
   * @param more where inputs lie, such as the benchmark table
   */
  public WorkerLauncher with(Map<String, String> more) {
    return new WorkerLauncher(command, more);
  }

  /** Starts workers with the Java and class path of this process. */
  public static WorkerLauncher likeThisProcess() {
    String program = WorkerCommand.isWindows() ? "javaw.exe" : "java";
    Path java = Path.of(System.getProperty("java.home"), "bin", program);
    return new WorkerLauncher(java, System.getProperty("java.class.path"), cudaClassPath());
  }

  private static Optional<String> cudaClassPath() {
    String file = System.getProperty(CUDA_CLASS_PATH);
    try {
      return file == null ? Optional.empty() : Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      throw new InputProblem(
          "can't be read (" + e.getMessage() + ")",
          file,
          "correct the system property " + CUDA_CLASS_PATH);
    }
  }

  /**
   * Starts the worker of a queued run and waits until it has taken the run, some tenths of a
   * second.
   *
   * @throws InputProblem the run can't be started, or the worker ended at once; the message tells
   *     why
   */
  public Process start(RunDirectory run) throws InterruptedException {
    return launch(run, false);
  }

  /**
   * The same for a run that was begun and does not run.
   *
   * @throws InputProblem the run is running or finished, or the worker ended at once; the message
   *     tells why
   */
  public Process resume(RunDirectory run) throws InterruptedException {
    return launch(run, true);
  }

  /** The command line that {@link #start} or {@link #resume} would use. */
  public List<String> commandLine(RunDirectory run, boolean resume) {
    return command.line(run, WorkRecords.read(run).execution(), resume);
  }

  /**
   * Java with a worker's priority, flags and class path, for a command that measures what a worker
   * would.
   */
  public List<String> program(ExecutionConfig execution) {
    return command.program(execution);
  }

  /**
   * What a worker's environment has beside its parent's; must stand there before its JVM starts.
   */
  public Map<String, String> environment(ExecutionConfig execution) {
    return command.environment(execution);
  }

  private Process launch(RunDirectory run, boolean resume) throws InterruptedException {
    WorkRecord record = WorkRecords.read(run);
    requireIdle(run, record);
    long outputBefore = size(run.workerOutput());
    ProcessBuilder builder =
        new ProcessBuilder(command.line(run, record.execution(), resume))
            .redirectInput(new File(WorkerCommand.isWindows() ? "NUL" : "/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(run.workerOutput().toFile()));
    builder.environment().putAll(command.environment(record.execution()));
    builder.environment().putAll(variables);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new InputProblem(
          "no worker can be started (" + e.getMessage() + ")",
          run.toString(),
          "check that the directory can be written and that Java is where it was");
    }
    awaitHold(run, process, record.attempt(), outputBefore);
    return process;
  }

  private static void requireIdle(RunDirectory run, WorkRecord record) {
    if (RunLock.held(run)) {
      throw new InputProblem(
          "a worker runs this " + record.noun() + " already",
          run.toString(),
          "nothing needs to be done");
    }
    if (record.state() == RunState.FINISHED) {
      throw new InputProblem(
          "this " + record.noun() + " is finished", run.toString(), "start a new one");
    }
  }

  /**
   * Waits until the worker holds the run or has ended; a slow machine's worker is left to itself
   * after a while.
   */
  private static void awaitHold(
      RunDirectory run, Process process, int attemptBefore, long outputBefore)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_LOOK_MILLIS);
    while (System.nanoTime() < until && !taken(run, attemptBefore)) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        requireGoodEnd(run, process.exitValue(), attemptBefore, outputBefore);
        return;
      }
    }
  }

  private static boolean taken(RunDirectory run, int attemptBefore) {
    WorkRecord record = WorkRecords.read(run);
    return record.attempt() > attemptBefore && RunLock.heldByWriterOf(record, run);
  }

  private static void requireGoodEnd(
      RunDirectory run, int exit, int attemptBefore, long outputBefore) {
    if (exit == 0) {
      return;
    }
    WorkRecord record = WorkRecords.read(run);
    boolean told = record.state() == RunState.FAILED && record.attempt() > attemptBefore;
    String why = told ? record.cause() : lastOutput(run, outputBefore);
    throw new InputProblem(
        "the worker ended at once with exit code " + exit + (why.isEmpty() ? "" : ": " + why),
        run.toString(),
        "its whole output is in " + run.workerOutput());
  }

  private static String lastOutput(RunDirectory run, long from) {
    try {
      byte[] bytes = Files.readAllBytes(run.workerOutput());
      int start = (int) Math.max(from, bytes.length - (long) TAIL_BYTES);
      String text =
          new String(bytes, start, Math.max(0, bytes.length - start), StandardCharsets.UTF_8);
      List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - TAIL_LINES))
          .map(String::strip)
          .collect(Collectors.joining(" | "));
    } catch (IOException e) {
      return "";
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // no output yet
    }
  }
}
