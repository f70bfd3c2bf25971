package cellscope.cli;

import cellscope.run.Command;
import cellscope.run.RunDirectory;
import cellscope.run.RunLock;
import picocli.CommandLine.Option;

/** Ends a running search or training with a checkpoint. */
@picocli.CommandLine.Command(
    name = "stop",
    description = "End a search or training with a checkpoint, and wait until that is written.",
    mixinStandardHelpOptions = true)
final class StopCommand extends SteerCommand {
  private static final long LOOK_MILLIS = 50;

  @Option(names = "--no-wait", description = "Return at once.")
  private boolean noWait;

  StopCommand() {
    super(Command.STOP);
  }

  @Override
  String await(RunDirectory run) throws InterruptedException {
    if (noWait) {
      return super.await(run);
    }
    while (RunLock.held(run)) {
      Thread.sleep(LOOK_MILLIS);
    }
    return "no longer running; take it up with 'cellscope resume " + Names.of(run) + "'";
  }
}
