package cellscope.engine.algorithm.sampled;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;
import java.util.Arrays;

/** Sums over the samples of a controller's epoch. */
final class EpochSums {
  private static final int COUNT = 0;
  private static final int LOSS = 1;
  private static final int ACCURACY = 2;
  private static final int BASELINE = 3;
  private static final int REWARD = 4;
  private static final int LAST_BASELINE = 5;

  private final double[] sums = new double[6];

  void add(double loss, double accuracy, double baseline, double reward) {
    sums[COUNT]++;
    sums[LOSS] += loss;
    sums[ACCURACY] += accuracy;
    sums[BASELINE] += baseline;
    sums[REWARD] += reward;
    sums[LAST_BASELINE] = baseline;
  }

  /** The means; begins anew. */
  ControllerTraining.Summary take() {
    double count = sums[COUNT];
    if (count == 0) {
      throw new IllegalStateException("an epoch without a sample has no mean");
    }
    ControllerTraining.Summary summary =
        new ControllerTraining.Summary(
            sums[LOSS] / count,
            sums[ACCURACY] / count,
            sums[BASELINE] / count,
            sums[REWARD] / count,
            sums[LAST_BASELINE]);
    Arrays.fill(sums, 0);
    return summary;
  }

  void write(StateOut out) throws IOException {
    out.doubles("controller.epoch", sums);
  }

  void read(StateIn in) {
    in.into("controller.epoch", sums);
  }
}
