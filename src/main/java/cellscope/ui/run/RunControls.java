package cellscope.ui.run;

import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RunDirectory;
import cellscope.run.RunState;
import cellscope.run.WorkerLauncher;
import cellscope.ui.common.Background;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Steers a run's worker from the window: commands go through the run's directory. */
public final class RunControls {
  private final RunDirectory run;
  private final Background background;
  private final Supplier<Map<String, String>> environment;
  private final Consumer<String> failed;

  /**
   * @param environment what a worker's has more
   * @param failed told what went wrong, in one sentence
   */
  public RunControls(
      RunDirectory run,
      Background background,
      Supplier<Map<String, String>> environment,
      Consumer<String> failed) {
    this.run = run;
    this.background = background;
    this.environment = environment;
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
    Map<String, String> more = environment.get();
    background.submit(
        () -> WorkerLauncher.likeThisProcess().with(more).resume(run), started -> {}, failed);
  }
}
