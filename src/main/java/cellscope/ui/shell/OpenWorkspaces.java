package cellscope.ui.shell;

import cellscope.run.RunDirectory;
import cellscope.ui.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * What is shown and what was shown before it, which is kept as it is, so that going back and forth
 * reads and builds nothing anew. The oldest go first; together they hold no more points than the
 * window has memory for.
 */
final class OpenWorkspaces implements AutoCloseable {
  private static final int MOST = 4;
  private static final int MOST_POINTS = 400_000;

  private final Function<RunDirectory, Workspace> opener;
  private final Deque<Workspace> kept = new ArrayDeque<>(); // the one that is shown first

  /**
   * @param opener opens what is not kept
   */
  OpenWorkspaces(Function<RunDirectory, Workspace> opener) {
    this.opener = opener;
  }

  /** What is shown; null before the first. */
  Workspace current() {
    return kept.peekFirst();
  }

  /** Shows what lies in a directory. */
  Workspace show(RunDirectory directory) {
    Workspace before = current();
    if (before != null && before.directory().equals(directory)) {
      return before;
    }
    if (before != null) {
      before.setShown(false);
    }
    Workspace now = take(directory);
    kept.addFirst(now);
    now.setShown(true);
    forgetTheOldest();
    return now;
  }

  private Workspace take(RunDirectory directory) {
    for (Workspace open : kept) {
      if (open.directory().equals(directory)) {
        kept.remove(open);
        return open;
      }
    }
    return opener.apply(directory);
  }

  /** What could not be read goes too: the next look at it begins anew. */
  private void forgetTheOldest() {
    int count = 0;
    int points = 0;
    for (Iterator<Workspace> all = kept.iterator(); all.hasNext(); ) {
      Workspace open = all.next();
      count++;
      points += Math.max(0, open.points());
      boolean shown = count == 1;
      if (!shown && (count > MOST || points > MOST_POINTS || open.points() < 0)) {
        all.remove();
        open.close();
      }
    }
  }

  @Override
  public void close() {
    kept.forEach(Workspace::close);
    kept.clear();
  }
}
