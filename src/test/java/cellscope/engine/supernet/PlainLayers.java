package cellscope.engine.supernet;

import cellscope.engine.kernel.Naive;
import cellscope.engine.kernel.Naive.Images;
import java.util.Map;

/** Layers that every network has, as plain loops in double precision. */
final class PlainLayers {
  private static final double EPSILON = 1e-5;

  private PlainLayers() {}

  /** BN on the statistics of z itself; scale and shift where the weights have them. */
  static double[] batchNorm(Map<String, double[]> weights, String name, double[] z, int channels) {
    double[] mean = Naive.mean(z, channels);
    double[] variance = Naive.variance(z, channels);
    double[] gamma = weights.get(name + ".weight");
    double[] beta = weights.get(name + ".bias");
    double[] y = new double[z.length];
    for (int i = 0; i < y.length; i++) {
      int c = i % channels;
      y[i] = (z[i] - mean[c]) / Math.sqrt(variance[c] + EPSILON);
      y[i] = gamma == null ? y[i] : y[i] * gamma[c] + beta[c];
    }
    return y;
  }

  /** Mean over positions, classifier, mean cross entropy in nats. */
  static double loss(Map<String, double[]> weights, Images size, double[] last, int[] labels) {
    double[] features = Naive.averagePositions(size, last);
    double[] bias = weights.get("classifier.bias");
    double[] weight = weights.get("classifier.weight");
    int classes = bias.length;
    double[] logits =
        Naive.timesTransposed(features, weight, labels.length, size.channels(), classes);
    for (int i = 0; i < logits.length; i++) {
      logits[i] += bias[i % classes];
    }
    double[] p = Naive.softmax(logits, classes);
    double loss = 0;
    for (int n = 0; n < labels.length; n++) {
      loss -= Math.log(p[n * classes + labels[n]]) / labels.length;
    }
    return loss;
  }
}
