package cellscope.engine;

import cellscope.engine.data.Batch;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SelectionBatches;
import cellscope.model.RandomStream;
import java.util.function.Consumer;

/**
 * Data's shape without images: what a loop on dry kernels is given. Full batches and, now and then,
 * the last of a pass, which may be smaller.
 */
final class DryData extends DataView {
  private static final int FULL_IN_A_ROW = 3;
  private static final float[] NO_PIXELS = {};

  private final int batchSize;

  /**
   * @param batchSize images in a batch, if there are as many
   */
  DryData(SearchData like, int batchSize) {
    super(like);
    this.batchSize = Math.min(batchSize, like.weightImages());
  }

  private Batch batch(int size) {
    return new Batch(size, NO_PIXELS, new int[size]);
  }

  @Override
  public SearchBatches searchBatches(int epoch, int fromStep) {
    return new SearchBatches() {
      private int step = fromStep;

      @Override
      public Pair next() {
        int rest = weightImages() % batchSize;
        Batch made = batch(rest == 0 || step++ % (FULL_IN_A_ROW + 1) > 0 ? batchSize : rest);
        return new Pair(made, made);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void eachHeldOutBatch(int size, Consumer<Batch> use) {
    use.accept(batch(Math.min(size, heldOutImages())));
    if (heldOutImages() > size && heldOutImages() % size > 0) {
      use.accept(batch(heldOutImages() % size));
    }
  }

  @Override
  public SelectionBatches selection(int size, RandomStream order, boolean augmented) {
    return new SelectionBatches() {
      @Override
      public int count() {
        return 1;
      }

      @Override
      public Batch batch(int index) {
        return DryData.this.batch(Math.min(size, archImages()));
      }
    };
  }

  @Override
  public int stepsPerEpoch() {
    return Integer.MAX_VALUE;
  }
}
