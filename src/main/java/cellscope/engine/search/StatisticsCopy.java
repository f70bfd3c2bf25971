package cellscope.engine.search;

import cellscope.engine.nn.BatchNorm;
import java.util.List;

/** The running statistics of a network as they stood. */
final class StatisticsCopy {
  private final List<BatchNorm> tracked;
  private final double[][] means;
  private final double[][] variances;

  StatisticsCopy(List<BatchNorm> batchNorms) {
    tracked = batchNorms.stream().filter(bn -> bn.runningMean() != null).toList();
    means = tracked.stream().map(bn -> bn.runningMean().clone()).toArray(double[][]::new);
    variances = tracked.stream().map(bn -> bn.runningVariance().clone()).toArray(double[][]::new);
  }

  void take() {
    for (int i = 0; i < means.length; i++) {
      copy(tracked.get(i).runningMean(), means[i]);
      copy(tracked.get(i).runningVariance(), variances[i]);
    }
  }

  void putBack() {
    for (int i = 0; i < means.length; i++) {
      copy(means[i], tracked.get(i).runningMean());
      copy(variances[i], tracked.get(i).runningVariance());
    }
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
