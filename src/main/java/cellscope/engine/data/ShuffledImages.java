package cellscope.engine.data;

import cellscope.model.RandomStream;

/** Images in a shuffled order, as they are, in batches that are read when they are asked for. */
final class ShuffledImages implements SelectionBatches {
  private final BatchWriter writer;
  private final int[] images;
  private final int size;
  private final float[] pixels;
  private final int[] labels;

  /**
   * @param images which; at least one
   * @param size of a batch; the last may be smaller
   */
  ShuffledImages(BatchWriter writer, int[] images, int size, RandomStream order) {
    this.writer = writer;
    this.images = images.clone();
    this.size = Math.min(size, images.length);
    order.shuffle(this.images);
    pixels = new float[this.size * writer.imageLength()];
    labels = new int[this.size];
  }

  @Override
  public int count() {
    return (images.length + size - 1) / size;
  }

  @Override
  public Batch batch(int index) {
    int from = index * size;
    int wanted = Math.min(size, images.length - from);
    try {
      return new Batch(writer.plain(images, from, wanted, pixels, labels, 0), pixels, labels);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while images were read", e);
    }
  }
}
