package cellscope.ui.run;

import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RunDirectory;
import cellscope.run.RunState;
import cellscope.run.WorkerLauncher;
import cellscope.ui.common.Background;
import java.util.function.Consumer;

/** Steers a run's worker from the window: commands go through the run's directory. */
public final class RunControls {
  private final RunDirectory run;
  private final Background background;
  private final Consumer<String> failed;

  /**
   * @param failed told what went wrong, in one sentence
   */
  public RunControls(RunDirectory run, Background background, Consumer<String> failed) {
    this.run = run;
    this.background = background;
    this.failed = failed;
  }

  /** Pauses a running search, lets a paused one go on. */
  void pauseOrContinue(RunState state) {
    send(state == RunState.PAUSED ? Command.CONTINUE : Command.PAUSE);
  }

  /** Sends a command. */
  void send(Command command) {
    background.submit(
        () -> {
          Control.send(run, command);
          return command;
        },
        sent -> {},
        failed);
  }

  /** Starts a worker that goes on from the last checkpoint. */
  void resume() {
    background.submit(() -> WorkerLauncher.likeThisProcess().resume(run), started -> {}, failed);
  }
}
