package cellscope.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Fills a ring of buffers on a daemon thread while the search works on an earlier one. One
 * consumer. What goes wrong on the thread is thrown by {@link #next}.
 */
final class PreparedBatches implements SearchBatches {
  /** One in use, three ahead. */
  static final int BUFFERS = 4;

  /** Makes a step's batches in a buffer. */
  @FunctionalInterface
  interface Maker {
    Pair make(int step, PairBuffer into) throws InterruptedException;
  }

  private record Made(PairBuffer buffer, Pair pair, Throwable failure) {}

  private final Maker maker;
  private final Queue<PairBuffer> spare;
  private final List<PairBuffer> all;
  private final BlockingQueue<PairBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Made> ready = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final Thread thread;
  private Made current;
  private boolean closed;

  /**
   * Starts with a step.
   *
   * @param buffers the ring, {@link #BUFFERS} of them
   * @param spare gets the ring back when this is closed
   */
  PreparedBatches(Maker maker, int fromStep, List<PairBuffer> buffers, Queue<PairBuffer> spare) {
    this.maker = maker;
    this.spare = spare;
    this.all = new ArrayList<>(buffers);
    free.addAll(buffers);
    thread = new Thread(() -> prepare(fromStep), "cellscope-batches");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Pair next() throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (current != null && current.failure == null) {
      free.add(current.buffer);
      current = null;
    }
    if (current == null) {
      current = ready.take();
    }
    if (current.failure instanceof Error error) {
      throw error;
    }
    if (current.failure instanceof RuntimeException problem) {
      throw problem;
    }
    return current.pair;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    thread.interrupt();
    try {
      thread.join();
      spare.addAll(all);
    } catch (InterruptedException e) {
      // The thread may still write into the ring: leave it to the garbage collector.
      Thread.currentThread().interrupt();
    }
  }

  private void prepare(int fromStep) {
    try {
      for (int step = fromStep; !Thread.currentThread().isInterrupted(); step++) {
        PairBuffer buffer = free.take();
        ready.put(new Made(buffer, maker.make(step, buffer), null));
      }
    } catch (InterruptedException e) {
      // Closed: nothing more to prepare.
    } catch (RuntimeException | Error e) {
      ready.add(new Made(null, null, e));
    }
  }
}
