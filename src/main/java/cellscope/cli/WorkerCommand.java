package cellscope.cli;

import cellscope.run.RaceDirectory;
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
    description = "Carry out the search, training or race of a directory in this process.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN_DIR", description = "A run's or a race's directory.")
  private Path directory;

  @Option(names = "--resume", description = "Go on from where it stood.")
  private boolean resume;

  @Override
  public Integer call() {
    System.setProperty("cellscope.log", "INFO");
    System.setProperty("cellscope.log.libraries", "WARN");
    RaceDirectory race = new RaceDirectory(directory);
    return race.exists()
        ? new RaceWorker(race, resume, System.getenv()).run()
        : new Worker(new RunDirectory(directory), resume, System.getenv()).run();
  }
}
