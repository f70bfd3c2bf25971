package cellscope.ui.race;

import cellscope.analysis.race.RaceStanding;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceReader;
import cellscope.run.RaceUpdate;
import cellscope.ui.common.Background;
import cellscope.ui.common.FxThread;
import java.util.function.Consumer;

/**
 * Reads an open race on a thread of its own, works out there what is to be shown, and hands it to
 * the interface's thread.
 */
final class RaceFollower implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;
  private static final long QUIET_MILLIS = 1000;

  private final RaceReader reader;
  private final RaceStanding standing = new RaceStanding();
  private final FxThread<RaceShown> toWindow;
  private final Consumer<String> failed;
  private final Thread thread;
  private volatile boolean closed;
  private boolean resting; // guarded by this
  private RaceChoice choice = RaceChoice.FIRST; // guarded by this

  /** Begins to read; both receivers are called on the interface's thread until this is closed. */
  RaceFollower(RaceDirectory race, Consumer<RaceShown> receiver, Consumer<String> failed) {
    reader = new RaceReader(race);
    toWindow =
        new FxThread<>(
            (old, now) -> now,
            shown -> {
              if (!closed) {
                receiver.accept(shown);
              }
            });
    this.failed = failed;
    thread = new Thread(this::follow, "race-follower");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    RaceChoice shown = null;
    try {
      while (!closed) {
        awaitInterest();
        RaceChoice wanted = choice();
        RaceUpdate update = reader.poll();
        if (update.changed()) {
          standing.take(update);
        }
        if (update.changed() || !wanted.equals(shown)) {
          toWindow.offer(new RaceDrawing(standing, update, wanted).shown());
          shown = wanted;
        }
        awaitLook(update.state().live() ? LOOK_MILLIS : QUIET_MILLIS, wanted);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    } catch (Exception e) {
      String sentence = Background.sentence(e);
      FxThread.run(
          () -> {
            if (!closed) {
              failed.accept(sentence);
            }
          });
    }
  }

  private synchronized RaceChoice choice() {
    return choice;
  }

  private synchronized void awaitInterest() throws InterruptedException {
    while (resting) {
      wait();
    }
  }

  /** Waits for the next look, or for another choice. */
  private synchronized void awaitLook(long millis, RaceChoice shown) throws InterruptedException {
    if (choice.equals(shown)) {
      wait(millis);
    }
  }

  /** Shows something else of the race. */
  synchronized void choose(RaceChoice now) {
    choice = now;
    notifyAll();
  }

  /** Lets the reading rest while nobody looks; what came meanwhile is read afterwards. */
  synchronized void setResting(boolean now) {
    resting = now;
    notifyAll();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
