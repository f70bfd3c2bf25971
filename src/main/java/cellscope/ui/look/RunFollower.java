package cellscope.ui.look;

import cellscope.model.metric.MetricGroup;
import cellscope.run.RunDirectory;
import cellscope.run.RunReader;
import cellscope.run.RunUpdate;
import cellscope.ui.common.Background;
import cellscope.ui.common.FxThread;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads an open run on a thread of its own and hands what it found to the interface's thread. A run
 * that doesn't change is looked at less often.
 */
public final class RunFollower implements AutoCloseable {
  private static final long LOOK_MILLIS = 120;
  private static final long QUIET_MILLIS = 500;

  /** What the panes show of a step; the other columns cost time and memory. */
  private static final Set<MetricGroup> SHOWN =
      EnumSet.of(MetricGroup.LOSS, MetricGroup.ACCURACY, MetricGroup.RATE);

  private final RunReader reader;
  private final FxThread<Seen> toWindow;
  private final Consumer<String> failed;
  private final Thread thread;
  private volatile boolean closed;
  private boolean resting; // guarded by this

  /**
   * An update, and whether any of those joined in it began anew.
   *
   * @param reset forget what earlier updates told
   */
  public record Seen(RunUpdate update, boolean reset) {}

  /** Begins to read; both receivers are called on the interface's thread until this is closed. */
  public RunFollower(RunDirectory run, Consumer<Seen> receiver, Consumer<String> failed) {
    reader = new RunReader(run, metric -> SHOWN.contains(metric.group()));
    toWindow =
        new FxThread<>(
            (old, now) -> new Seen(now.update(), old.reset() || now.reset()),
            seen -> {
              if (!closed) {
                receiver.accept(seen);
              }
            });
    this.failed = failed;
    thread = new Thread(this::follow, "run-follower");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try {
      while (!closed) {
        awaitInterest();
        RunUpdate update = reader.poll();
        if (update.changed()) {
          toWindow.offer(new Seen(update, update.reset()));
        }
        if (!update.more()) {
          Thread.sleep(update.snapshot().state().live() ? LOOK_MILLIS : QUIET_MILLIS);
        }
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

  private synchronized void awaitInterest() throws InterruptedException {
    while (resting) {
      wait();
    }
  }

  /** Lets the reading rest while nobody looks; what came meanwhile is read afterwards. */
  public synchronized void setResting(boolean now) {
    resting = now;
    notifyAll();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
