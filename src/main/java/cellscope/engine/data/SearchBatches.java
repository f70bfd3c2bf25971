package cellscope.engine.data;

/**
 * Batches of the steps of one epoch, prepared ahead on another thread. Close it to end that
 * thread's work.
 */
public interface SearchBatches extends AutoCloseable {
  /** The two batches of an iteration; valid until the next call. */
  record Pair(Batch weight, Batch arch) {}

  /** The next step's batches; waits if they are not ready. */
  Pair next() throws InterruptedException;

  @Override
  void close();
}
