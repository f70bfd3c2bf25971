package cellscope.cli;

import cellscope.run.RaceDirectory;
import cellscope.run.RunDirectory;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restarts a run or race that is not running and follows it. */
@Command(
    name = "resume",
    description = "Restart a run or race that is not running, from where it stood, and follow it.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "A run's or race's id, the beginning of one, or its directory.")
  private String meant;

  @Mixin private LibraryOption library;

  @Mixin private BenchmarkOption benchmark;

  @Mixin private FollowOptions follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunDirectory run = library.run(meant);
    WorkerLauncher launcher = WorkerLauncher.likeThisProcess().with(benchmark.environment());
    Process worker = launcher.resume(run);
    RaceDirectory race = new RaceDirectory(run.path());
    return race.exists()
        ? follow.follow(spec.commandLine(), race, worker)
        : follow.follow(spec.commandLine(), run, worker);
  }
}
