package cellscope.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns SIGTERM and Ctrl-C into a stop with a checkpoint: the process's end waits until the search
 * has written it. Used by one search in a process's life.
 */
final class StopSignal {
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean came;
  private Runnable stop = () -> {};

  private StopSignal() {}

  /** Begins to listen. */
  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::shutDown, "stop"));
    return signal;
  }

  /** What asks the search to stop; called at once if the signal came before. */
  synchronized void onStop(Runnable action) {
    stop = action;
    if (came) {
      stop.run();
    }
  }

  /** The search is over and its files are closed. */
  void ended() {
    ended.countDown();
  }

  private void shutDown() {
    synchronized (this) {
      came = true;
      stop.run();
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
