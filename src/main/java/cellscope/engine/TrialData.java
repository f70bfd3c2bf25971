package cellscope.engine;

import cellscope.engine.data.Batch;
import cellscope.engine.data.SearchData;
import java.util.function.Consumer;

/** Data for a trial: an evaluation ends after a few batches. */
final class TrialData extends DataView {
  /** Batches of an evaluation. */
  private static final int BATCHES = 2;

  private int images;

  TrialData(SearchData whole) {
    super(whole);
  }

  /** Ends an evaluation early. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  /** Images of the last evaluation. */
  int evaluatedImages() {
    return images;
  }

  @Override
  public void eachHeldOutBatch(int batchSize, Consumer<Batch> use) {
    int[] batches = {0};
    images = 0;
    try {
      whole()
          .eachHeldOutBatch(
              batchSize,
              batch -> {
                if (batches[0]++ == BATCHES) {
                  throw new Enough();
                }
                use.accept(batch);
                images += batch.size();
              });
    } catch (Enough e) {
      // what was wanted
    }
  }
}
