package cellscope.engine.data;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Works on the pictures of a batch with several daemon threads, of which the caller's is one. They
 * end by themselves when there is nothing to do for a while.
 */
final class PictureThreads {
  private static final long IDLE_SECONDS = 5;

  private final int threads;
  private final ThreadPoolExecutor others;

  /**
   * @param threads with the caller's; 1 for the caller alone
   */
  PictureThreads(int threads) {
    this.threads = threads;
    others =
        new ThreadPoolExecutor(
            Math.max(1, threads - 1),
            Math.max(1, threads - 1),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "cellscope-pictures");
              thread.setDaemon(true);
              return thread;
            });
    others.allowCoreThreadTimeOut(true);
  }

  /** So many threads, or one less than there are cores. */
  static PictureThreads of(int threadsOrZero) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new PictureThreads(threadsOrZero > 0 ? threadsOrZero : Math.max(1, cores - 1));
  }

  /**
   * Does the work once for each of {@code 0..count-1}, in any order. When this returns or throws,
   * nobody works any more.
   *
   * @throws InterruptedException interrupted; some of the work is not done
   */
  void each(int count, IntConsumer work) throws InterruptedException {
    Task task = new Task(count, work);
    for (int i = 1; i < Math.min(threads, count); i++) {
      others.execute(task::run);
    }
    task.run();
    task.finish();
  }

  /** Takes positions until there are none. */
  private static final class Task {
    private final int count;
    private final IntConsumer work;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch left;
    private final Thread owner = Thread.currentThread();
    private volatile boolean stopped;

    Task(int count, IntConsumer work) {
      this.count = count;
      this.work = work;
      left = new CountDownLatch(count);
    }

    void run() {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        if (owner.isInterrupted()) {
          stopped = true;
        }
        try {
          if (!stopped) {
            work.accept(i);
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
          stopped = true;
        } finally {
          left.countDown();
        }
      }
    }

    void finish() throws InterruptedException {
      boolean interrupted = waitForAll();
      if (failure.get() instanceof RuntimeException e) {
        throw e;
      }
      if (failure.get() instanceof Error e) {
        throw e;
      }
      if (interrupted || Thread.interrupted()) {
        throw new InterruptedException();
      }
    }

    /** Never leaves a thread behind that still writes; a picture takes milliseconds. */
    private boolean waitForAll() {
      boolean interrupted = false;
      while (true) {
        try {
          left.await();
          return interrupted;
        } catch (InterruptedException e) {
          interrupted = true;
          stopped = true;
        }
      }
    }
  }
}
