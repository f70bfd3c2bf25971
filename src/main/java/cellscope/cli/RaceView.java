package cellscope.cli;

import cellscope.run.RaceDirectory;
import cellscope.run.RaceUpdate;

/** Shows a race that is followed. */
interface RaceView {
  /** A worker was started. */
  void started(RaceDirectory race);

  /** What a look at the race gave. */
  void show(RaceUpdate update);

  /** The race is over; how it stands says why. */
  void ended(RaceUpdate last);
}
