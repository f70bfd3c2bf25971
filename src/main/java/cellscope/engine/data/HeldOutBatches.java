package cellscope.engine.data;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Images in a fixed order, as they are, in batches. Of images that are decoded the next batch is
 * prepared on another thread while one is used.
 */
final class HeldOutBatches {
  private final BatchWriter writer;
  private final int[] images;
  private final int size;
  private int next;

  /**
   * @param size of a batch; the last may be smaller
   */
  HeldOutBatches(BatchWriter writer, int[] images, int size) {
    this.writer = writer;
    this.images = images;
    this.size = Math.min(size, images.length);
  }

  /** Gives them one after another. */
  void each(Consumer<Batch> use) throws InterruptedException {
    float[] pixels = pixels();
    int[] labels = new int[size];
    for (Batch batch = fill(pixels, labels); batch.size() > 0; batch = fill(pixels, labels)) {
      use.accept(batch);
    }
  }

  /** The same, with the next batch prepared meanwhile. */
  void eachAhead(Consumer<Batch> use) throws InterruptedException {
    float[][] pixels = {pixels(), pixels()};
    int[][] labels = {new int[size], new int[size]};
    Batch batch = fill(pixels[0], labels[0]);
    for (int i = 1; batch.size() > 0; i = 1 - i) {
      float[] free = pixels[i];
      int[] freeLabels = labels[i];
      FutureTask<Batch> ahead = new FutureTask<>(() -> fill(free, freeLabels));
      Thread thread = new Thread(ahead, "cellscope-held-out");
      thread.setDaemon(true);
      thread.start();
      try {
        use.accept(batch);
        batch = ahead.get();
      } catch (ExecutionException e) {
        throw unwrapped(e);
      } finally {
        thread.interrupt();
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException problem) {
      return problem;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e.getCause());
  }

  private float[] pixels() {
    return new float[size * writer.imageLength()];
  }

  /** The next whole images; none of them after the last. */
  private Batch fill(float[] pixels, int[] labels) throws InterruptedException {
    int filled = 0;
    while (filled < size && next < images.length) {
      int count = Math.min(size - filled, images.length - next);
      filled += writer.plain(images, next, count, pixels, labels, filled);
      next += count;
    }
    return new Batch(filled, pixels, labels);
  }
}
