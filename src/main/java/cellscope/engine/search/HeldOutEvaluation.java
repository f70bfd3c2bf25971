package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.data.SearchData;
import java.util.function.Function;

/**
 * Evaluates on the held-out images, in batches of 256 in a fixed order, since with batch statistics
 * the result depends on them.
 */
final class HeldOutEvaluation {
  private static final int BATCH = 256;

  private HeldOutEvaluation() {}

  /** Mean cross entropy in nats, and top-1 between 0 and 1. */
  record Result(double loss, double accuracy) {
    static final Result NONE = new Result(Double.NaN, Double.NaN);
  }

  /** Images of its largest batch. */
  static int batch(SearchData data) {
    return Math.min(BATCH, data.heldOutImages());
  }

  /**
   * Sums over all images.
   *
   * @param measure what a batch gives
   */
  static Result over(SearchData data, Function<Batch, CandidateEvaluation.Result> measure) {
    double[] sums = new double[3];
    data.eachHeldOutBatch(
        batch(data),
        batch -> {
          CandidateEvaluation.Result result = measure.apply(batch);
          sums[0] += result.loss() * result.images();
          sums[1] += result.correct();
          sums[2] += result.images();
        });
    return new Result(sums[0] / sums[2], sums[1] / sums[2]);
  }
}
