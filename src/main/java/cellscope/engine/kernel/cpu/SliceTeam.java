package cellscope.engine.kernel.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that work on the slices of a batch. The caller takes part; the others wait a short while
 * by spinning, because a step has some thousand kernels and waking a thread costs more than many of
 * them, and sleep when nothing comes. A slice goes to whoever takes it first, so that the caller
 * does all of them rather than wait for a thread whose core is busy with something else. Nothing
 * that is computed depends on who did which slice.
 */
final class SliceTeam implements AutoCloseable {
  private static final int SPINS = 20_000;
  private static final int ROUND_SHIFT = 32;

  /** Work on one slice. */
  @FunctionalInterface
  interface Work {
    void on(int slice);
  }

  private final int slices;
  private final int threads;
  private final Worker[] workers;

  /** The round's number, and below it the next slice that nobody has taken. */
  private final AtomicLong open = new AtomicLong();

  private final AtomicInteger done = new AtomicInteger();
  private volatile Work work;
  private volatile Throwable failure;
  private volatile boolean closed;

  SliceTeam(int threads, int slices) {
    this.slices = slices;
    this.threads = Math.max(1, Math.min(threads, slices));
    open.set(slices); // round 0 has nothing left to take
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
      for (int slice = 0; slice < slices; slice++) {
        given.on(slice);
      }
      return;
    }
    work = given;
    done.set(0);
    long round = (open.get() >>> ROUND_SHIFT) + 1; // only the caller begins rounds
    open.set(round << ROUND_SHIFT);
    for (Worker worker : workers) {
      worker.wake();
    }
    takeSlices(round);
    awaitOthers();
    Throwable failed = failure;
    if (failed != null) {
      failure = null;
      throw rethrown(failed);
    }
  }

  private static RuntimeException rethrown(Throwable failed) {
    if (failed instanceof RuntimeException exception) {
      return exception;
    }
    return new IllegalStateException("a slice failed: " + failed, failed);
  }

  /** Takes slices of a round until none is left, or until it is over. */
  private void takeSlices(long round) {
    while (true) {
      long now = open.get();
      int slice = (int) now;
      if (now >>> ROUND_SHIFT != round || slice >= slices) {
        return;
      }
      if (open.compareAndSet(now, now + 1)) {
        try {
          work.on(slice); // of this round: it can't end before this slice is done
        } catch (Throwable t) {
          failure = t;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  private void awaitOthers() {
    int spins = 0;
    while (done.get() < slices) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
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
    private volatile boolean asleep;

    Worker(int number) {
      super("slice-" + number);
      setDaemon(true);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      long seen = 0;
      while (true) {
        seen = awaitRound(seen);
        if (closed) {
          return;
        }
        takeSlices(seen);
      }
    }

    private long awaitRound(long seen) {
      int spins = 0;
      while (open.get() >>> ROUND_SHIFT == seen && !closed) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          asleep = true;
          if (open.get() >>> ROUND_SHIFT == seen && !closed) {
            LockSupport.park(this);
          }
          asleep = false;
        }
      }
      return open.get() >>> ROUND_SHIFT;
    }
  }
}
