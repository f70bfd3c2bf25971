package cellscope.cli;

import cellscope.model.InputProblem;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Follows a run by reading its directory until its worker is gone. Ctrl-C stops the search with a
 * checkpoint.
 */
final class Follower {
  static final long LOOK_MILLIS = 150;

  private final RunDirectory run;
  private final Process worker;
  private final SearchView view;
  private final RunReader reader;
  private int shownEpoch = -1;

  Follower(RunDirectory run, Process worker, SearchView view) {
    this.run = run;
    this.worker = worker;
    this.view = view;
    this.reader = new RunReader(run, metric -> false);
  }

  /** Shows the search to its end; gives the exit code. */
  int follow() throws IOException, InterruptedException {
    StopSignal signal = StopSignal.install();
    try {
      signal.onStop(() -> stop(run));
      RunUpdate last = look();
      while (worker.isAlive()) {
        Thread.sleep(LOOK_MILLIS);
        last = look();
      }
      do {
        last = look();
      } while (last.more());
      view.ended(last.snapshot());
      return exitCode(last.snapshot().state(), worker);
    } finally {
      signal.ended();
    }
  }

  private RunUpdate look() throws IOException {
    RunUpdate update = reader.poll();
    int row = update.epochs().size();
    while (row > 0 && update.epochs().epoch(row - 1) > shownEpoch) {
      row--;
    }
    view.show(update, row);
    if (update.epochs().size() > 0) {
      shownEpoch = update.epochs().epoch(update.epochs().size() - 1);
    }
    return update;
  }

  /** Asks whatever lies there to stop. */
  static void stop(RunDirectory run) {
    try {
      Control.send(run, Command.STOP);
    } catch (InputProblem e) {
      // its worker is gone: there is nothing to stop
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit code of a command that followed a worker to its end. */
  static int exitCode(RunState state, Process worker) {
    return switch (state) {
      case FINISHED -> ExitCode.OK;
      case STOPPED -> ExitCode.STOPPED;
      case FAILED ->
          worker.exitValue() == ExitCode.BAD_INPUT ? ExitCode.BAD_INPUT : ExitCode.FAILED;
      case QUEUED, RUNNING, PAUSED, INTERRUPTED -> ExitCode.FAILED;
    };
  }
}
