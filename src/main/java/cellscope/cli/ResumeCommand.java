package cellscope.cli;

import cellscope.run.RunDirectory;
import cellscope.run.WorkerLauncher;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restarts a run that is not running and follows it. */
@Command(
    name = "resume",
    description = "Restart a run that is not running, from its newest checkpoint, and follow it.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "A run's id, the beginning of one, or its directory.")
  private String meant;

  @Mixin private LibraryOption library;

  @Mixin private BenchmarkOption benchmark;

  @Mixin private FollowOptions follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunDirectory run = library.run(meant);
    WorkerLauncher launcher = WorkerLauncher.likeThisProcess().with(benchmark.environment());
    Process worker = launcher.resume(run);
    return follow.follow(spec.commandLine(), run, worker);
  }
}
