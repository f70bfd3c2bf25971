package cellscope.engine;

import cellscope.engine.data.Batch;
import cellscope.engine.data.SearchData;
import java.util.function.Consumer;

/**
 * Data for a trial: an evaluation ends after a few batches, of which the last is timed; those
 * before it touch memory and meet shapes for the first time.
 */
final class TrialData extends DataView {
  /** Batches of an evaluation. */
  private static final int BATCHES = 2;

  private double perImage = Double.NaN;

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

  /** Seconds of evaluating one image, as the last evaluation had it; NaN before there was one. */
  double secondsPerImage() {
    return perImage;
  }

  @Override
  public void eachHeldOutBatch(int batchSize, Consumer<Batch> use) {
    int[] batches = {0};
    long[] before = {System.nanoTime()};
    try {
      whole()
          .eachHeldOutBatch(
              batchSize,
              batch -> {
                if (batches[0]++ == BATCHES) {
                  throw new Enough();
                }
                use.accept(batch);
                long now = System.nanoTime();
                perImage = (now - before[0]) / 1e9 / batch.size();
                before[0] = now;
              });
    } catch (Enough e) {
      // what was wanted
    }
  }
}
