package cellscope.cli;

import cellscope.run.RaceDirectory;
import cellscope.run.RaceReader;
import cellscope.run.RaceUpdate;
import cellscope.run.RunState;
import java.io.IOException;

/** Follows a race by reading its directory until its worker is gone. Ctrl-C stops the race. */
final class RaceFollower {
  private final RaceDirectory race;
  private final Process worker;
  private final RaceView view;
  private final RaceReader reader;

  RaceFollower(RaceDirectory race, Process worker, RaceView view) {
    this.race = race;
    this.worker = worker;
    this.view = view;
    reader = new RaceReader(race);
  }

  /** Shows the race to its end; gives the exit code. */
  int follow() throws IOException, InterruptedException {
    StopSignal signal = StopSignal.install();
    try {
      signal.onStop(() -> Follower.stop(race.place()));
      while (worker.isAlive()) {
        view.show(reader.poll());
        Thread.sleep(Follower.LOOK_MILLIS);
      }
      RaceUpdate last = reader.poll();
      view.show(last);
      view.ended(last);
      boolean lost = last.state() == RunState.FINISHED && !last.record().failures().isEmpty();
      return lost ? ExitCode.FAILED : Follower.exitCode(last.state(), worker);
    } finally {
      signal.ended();
    }
  }
}
