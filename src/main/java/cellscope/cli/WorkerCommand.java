package cellscope.cli;

import cellscope.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The worker process's command, given by the launcher of workers and not by people. */
@Command(
    name = "worker",
    hidden = true,
    description = "Carry out the search or training of a run directory in this process.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN_DIR", description = "A run directory.")
  private Path directory;

  @Option(names = "--resume", description = "Go on from the newest checkpoint.")
  private boolean resume;

  @Override
  public Integer call() {
    System.setProperty("cellscope.log", "INFO");
    System.setProperty("cellscope.log.libraries", "WARN");
    return new Worker(new RunDirectory(directory), resume, System.getenv()).run();
  }
}
