package cellscope.engine.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that work on the slices of a batch. The caller takes part; the others wait a short while
 * by spinning, because a step has some thousand kernels and waking a thread costs more than many of
 * them, and sleep when nothing comes. Which thread does which slice is fixed, and nothing depends
 * on it.
 */
final class SliceTeam implements AutoCloseable {
  private static final int SPINS = 20_000;

  /** Work on one slice. */
  @FunctionalInterface
  interface Work {
    void on(int slice);
  }

  private final int slices;
  private final int threads;
  private final Worker[] workers;
  private final AtomicInteger running = new AtomicInteger();
  private volatile int round;
  private volatile Work work;
  private volatile Throwable failure;
  private volatile boolean closed;

  SliceTeam(int threads, int slices) {
    this.slices = slices;
    this.threads = Math.max(1, Math.min(threads, slices));
    workers = new Worker[this.threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
      workers[i].start();
    }
  }

  int slices() {
    return slices;
  }

  int threads() {
    return threads;
  }

  /** Does the work on every slice and returns when all are done. */
  void run(Work given) {
    if (workers.length == 0) {
      runShare(0, given);
      return;
    }
    work = given;
    running.set(workers.length);
    round++; // only the caller writes it
    for (Worker worker : workers) {
      worker.wake();
    }
    try {
      runShare(0, given);
    } finally {
      awaitOthers();
    }
    Throwable failed = failure;
    if (failed != null) {
      failure = null;
      throw new IllegalStateException("a slice failed: " + failed, failed);
    }
  }

  private void awaitOthers() {
    int spins = 0;
    while (running.get() > 0) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void runShare(int thread, Work given) {
    for (int slice = thread; slice < slices; slice += threads) {
      given.on(slice);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  private final class Worker extends Thread {
    private final int number;
    private volatile boolean asleep;

    Worker(int number) {
      super("slice-" + number);
      this.number = number;
      setDaemon(true);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int seen = 0;
      while (true) {
        seen = awaitRound(seen);
        if (closed) {
          return;
        }
        try {
          runShare(number, work);
        } catch (Throwable t) {
          failure = t;
        } finally {
          running.decrementAndGet();
        }
      }
    }

    private int awaitRound(int seen) {
      int spins = 0;
      while (round == seen && !closed) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          asleep = true;
          if (round == seen && !closed) {
            LockSupport.park(this);
          }
          asleep = false;
        }
      }
      return round;
    }
  }
}
