package cellscope.cli;

import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RunDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a command to the worker of a run. */
abstract class SteerCommand implements Callable<Integer> {
  private final Command command;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "A run's id, the beginning of one, or its directory.")
  private String meant;

  @Mixin private LibraryOption library;

  SteerCommand(Command command) {
    this.command = command;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunDirectory run = library.run(meant);
    Control.send(run, command);
    String result = await(run);
    spec.commandLine().getOut().println(run.id() + ": " + result);
    return ExitCode.OK;
  }

  /** Waits where the command is done only later; gives what to tell. */
  String await(RunDirectory run) throws InterruptedException {
    return command.label() + " sent";
  }

  @picocli.CommandLine.Command(
      name = "pause",
      description = "Make a search or training wait before its next step.",
      mixinStandardHelpOptions = true)
  static final class Pause extends SteerCommand {
    Pause() {
      super(Command.PAUSE);
    }
  }

  @picocli.CommandLine.Command(
      name = "continue",
      description = "Let a paused search or training go on.",
      mixinStandardHelpOptions = true)
  static final class Continue extends SteerCommand {
    Continue() {
      super(Command.CONTINUE);
    }
  }

  @picocli.CommandLine.Command(
      name = "step",
      description = "Make one step of a search or training, then wait.",
      mixinStandardHelpOptions = true)
  static final class Step extends SteerCommand {
    Step() {
      super(Command.STEP);
    }
  }
}
