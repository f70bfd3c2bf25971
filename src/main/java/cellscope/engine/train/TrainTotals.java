package cellscope.engine.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Sums over the steps of an epoch so far; part of a checkpoint. */
final class TrainTotals {
  private static final int LOSS = 0;
  private static final int TOP1 = 1;
  private static final int TOP5 = 2;
  private static final int IMAGES = 3;
  private static final int NORM = 4;
  private static final int STEPS = 5;

  private final double[] sums = new double[STEPS + 1];

  void clear() {
    Arrays.fill(sums, 0);
  }

  void add(TrainStep.Done done) {
    sums[LOSS] += done.loss() * done.images();
    sums[TOP1] += done.hits().top1();
    sums[TOP5] += done.hits().top5();
    sums[IMAGES] += done.images();
    sums[NORM] += done.gradientNorm();
    sums[STEPS]++;
  }

  double loss() {
    return sums[LOSS] / sums[IMAGES];
  }

  double top1() {
    return sums[TOP1] / sums[IMAGES];
  }

  double top5() {
    return sums[TOP5] / sums[IMAGES];
  }

  double gradientNorm() {
    return sums[NORM] / sums[STEPS];
  }

  void writeTo(DataOutputStream out) throws IOException {
    for (double sum : sums) {
      out.writeDouble(sum);
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = in.readDouble();
    }
  }
}
