package cellscope.engine.data;

import cellscope.model.RandomStream;
import java.util.Arrays;

/** Images in a shuffled order, in batches that are read when they are asked for. */
final class ShuffledImages implements SelectionBatches {
  private final Filler filler;
  private final int[] images;
  private final int size;
  private final float[] pixels;
  private final int[] labels;

  /** Fills a batch. */
  @FunctionalInterface
  private interface Filler {
    /** Returns how many images it holds. */
    int fill(int index, int[] chosen, float[] pixels, int[] labels) throws InterruptedException;
  }

  private ShuffledImages(int[] images, int size, int imageLength, Filler filler) {
    this.filler = filler;
    this.images = images;
    this.size = Math.min(size, images.length);
    pixels = new float[this.size * imageLength];
    labels = new int[this.size];
  }

  /**
   * Images as they are.
   *
   * @param images which; at least one
   * @param size of a batch; the last may be smaller
   */
  static ShuffledImages plain(BatchWriter writer, int[] images, int size, RandomStream order) {
    return new ShuffledImages(
        shuffled(images, order),
        size,
        writer.imageLength(),
        (index, chosen, pixels, labels) ->
            writer.plain(chosen, 0, chosen.length, pixels, labels, 0));
  }

  /**
   * Images changed as in training; a batch is the same whenever it is asked for.
   *
   * @param images which, ascending; at least one
   * @param size of a batch; the last may be smaller
   */
  static ShuffledImages augmented(BatchWriter writer, int[] images, int size, RandomStream order) {
    return new ShuffledImages(
        shuffled(images, order.split("order")),
        size,
        writer.imageLength(),
        (index, chosen, pixels, labels) -> {
          RandomStream stream = order.split("augment").split(index);
          writer.augmented(chosen, images, stream, pixels, labels);
          return chosen.length;
        });
  }

  private static int[] shuffled(int[] images, RandomStream order) {
    int[] copy = images.clone();
    order.shuffle(copy);
    return copy;
  }

  @Override
  public int count() {
    return (images.length + size - 1) / size;
  }

  @Override
  public Batch batch(int index) {
    int from = index * size;
    int[] chosen = Arrays.copyOfRange(images, from, Math.min(from + size, images.length));
    try {
      return new Batch(filler.fill(index, chosen, pixels, labels), pixels, labels);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while images were read", e);
    }
  }
}
