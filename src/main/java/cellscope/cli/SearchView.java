package cellscope.cli;

import cellscope.run.RunDirectory;
import cellscope.run.RunSnapshot;
import cellscope.run.RunUpdate;

/** Shows a search that is followed. */
interface SearchView {
  /** A worker was started. */
  void started(RunDirectory run);

  /**
   * What a look at the run gave.
   *
   * @param firstNewRow the first row of its epochs that was not shown yet
   */
  void show(RunUpdate update, int firstNewRow);

  /** The search is over; how it stands says why. */
  void ended(RunSnapshot snapshot);
}
