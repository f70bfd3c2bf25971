package cellscope.engine.data;

/** Arrays of one iteration's two batches, allocated once and filled again and again. */
final class PairBuffer {
  private final float[] weightPixels;
  private final float[] archPixels;
  private final int[] weightLabels;
  private final int[] archLabels;
  private SearchBatches.Pair pair;

  /**
   * @param both whether there is an architecture half; else its arrays are empty
   */
  PairBuffer(int batchSize, int imageLength, boolean both) {
    int archSize = both ? batchSize : 0;
    weightPixels = new float[batchSize * imageLength];
    archPixels = new float[archSize * imageLength];
    weightLabels = new int[batchSize];
    archLabels = new int[archSize];
  }

  float[] weightPixels() {
    return weightPixels;
  }

  float[] archPixels() {
    return archPixels;
  }

  int[] weightLabels() {
    return weightLabels;
  }

  int[] archLabels() {
    return archLabels;
  }

  /** The batches with that many images each. */
  SearchBatches.Pair pair(int size) {
    if (pair == null || pair.weight().size() != size) {
      pair =
          new SearchBatches.Pair(
              new Batch(size, weightPixels, weightLabels),
              new Batch(archLabels.length == 0 ? 0 : size, archPixels, archLabels));
    }
    return pair;
  }
}
