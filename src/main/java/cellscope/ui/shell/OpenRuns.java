package cellscope.ui.shell;

import cellscope.run.RunDirectory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * The run that is shown and those that were shown before it, which are kept as they are, so that
 * going back and forth reads and builds nothing anew. The oldest go first; together they hold no
 * more steps than the window has memory for.
 */
final class OpenRuns implements AutoCloseable {
  private static final int MOST_RUNS = 4;
  private static final int MOST_STEPS = 400_000;

  private final Function<RunDirectory, OpenRun> opener;
  private final Deque<OpenRun> kept = new ArrayDeque<>(); // the one that is shown first

  /**
   * @param opener opens a run that is not kept
   */
  OpenRuns(Function<RunDirectory, OpenRun> opener) {
    this.opener = opener;
  }

  /** The run that is shown; null before the first. */
  OpenRun current() {
    return kept.peekFirst();
  }

  /** Shows a run. */
  OpenRun show(RunDirectory run) {
    OpenRun before = current();
    if (before != null && before.directory().equals(run)) {
      return before;
    }
    if (before != null) {
      before.setShown(false);
    }
    OpenRun now = take(run);
    kept.addFirst(now);
    now.setShown(true);
    forgetTheOldest();
    return now;
  }

  private OpenRun take(RunDirectory run) {
    for (OpenRun open : kept) {
      if (open.directory().equals(run)) {
        kept.remove(open);
        return open;
      }
    }
    return opener.apply(run);
  }

  /** Runs that could not be read go too: the next look at them begins anew. */
  private void forgetTheOldest() {
    int runs = 0;
    int steps = 0;
    for (Iterator<OpenRun> all = kept.iterator(); all.hasNext(); ) {
      OpenRun open = all.next();
      runs++;
      steps += Math.max(0, open.steps());
      boolean shown = runs == 1;
      if (!shown && (runs > MOST_RUNS || steps > MOST_STEPS || open.steps() < 0)) {
        all.remove();
        open.close();
      }
    }
  }

  @Override
  public void close() {
    kept.forEach(OpenRun::close);
    kept.clear();
  }
}
