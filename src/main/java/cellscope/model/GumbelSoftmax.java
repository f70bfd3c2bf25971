package cellscope.model;

import java.util.function.DoubleSupplier;

/**
 * The hard Gumbel-softmax draw of GDAS (Dong and Yang, CVPR 2019, equations 3 to 5) and its
 * straight-through gradient.
 */
public final class GumbelSoftmax {
  private static final int MOST_TRIES = 100;

  /**
   * A draw.
   *
   * @param probabilities softmax((log softmax(alpha) + g) / tau), [edge][operation]
   * @param index the sampled operation of each edge
   * @param temperature tau
   */
  public record Draw(double[][] probabilities, int[] index, double temperature) {}

  private GumbelSoftmax() {}

  /**
   * Draws one operation for each edge. Noise is taken row by row.
   *
   * @param alpha [edges, operations], finite
   * @param temperature tau, above 0
   * @param exponential gives Exponential(1) noise
   * @throws ArithmeticException if 100 draws in a row were not finite, which happens only if alpha
   *     is not
   */
  public static Draw draw(Alpha alpha, double temperature, DoubleSupplier exponential) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      double[][] gumbel = new double[alpha.edges()][alpha.operations()];
      for (double[] row : gumbel) {
        for (int k = 0; k < row.length; k++) {
          row[k] = -Math.log(exponential.getAsDouble());
        }
      }
      Draw draw = fromGumbel(alpha, temperature, gumbel);
      if (isFinite(draw)) {
        return draw;
      }
    }
    throw new ArithmeticException("no finite Gumbel-softmax draw in " + MOST_TRIES + " tries");
  }

  /** The draw that given Gumbel noise leads to. */
  public static Draw fromGumbel(Alpha alpha, double temperature, double[][] gumbel) {
    double[][] logits = new double[alpha.edges()][];
    int[] index = new int[alpha.edges()];
    for (int e = 0; e < logits.length; e++) {
      logits[e] = alpha.logSoftmax(e);
      for (int k = 0; k < logits[e].length; k++) {
        logits[e][k] = (logits[e][k] + gumbel[e][k]) / temperature;
      }
    }
    Alpha perturbed = Alpha.of(logits);
    double[][] probabilities = new double[logits.length][];
    for (int e = 0; e < logits.length; e++) {
      probabilities[e] = perturbed.softmax(e);
      index[e] = perturbed.argmax(e);
    }
    return new Draw(probabilities, index, temperature);
  }

  /**
   * Gradient of the loss by alpha through the straight-through estimator: (p_j / tau) (u_j - sum_k
   * p_k u_k).
   *
   * @param draw the draw of the forward pass
   * @param upstream u, gradient of the loss by the hard weights, [edge][operation]
   * @return [edge][operation]
   */
  public static double[][] gradient(Draw draw, double[][] upstream) {
    double[][] gradient = new double[upstream.length][];
    for (int e = 0; e < upstream.length; e++) {
      double[] p = draw.probabilities()[e];
      double mean = 0;
      for (int k = 0; k < p.length; k++) {
        mean += p[k] * upstream[e][k];
      }
      gradient[e] = new double[p.length];
      for (int k = 0; k < p.length; k++) {
        gradient[e][k] = p[k] / draw.temperature() * (upstream[e][k] - mean);
      }
    }
    return gradient;
  }

  private static boolean isFinite(Draw draw) {
    for (double[] row : draw.probabilities()) {
      for (double p : row) {
        if (!Double.isFinite(p)) {
          return false;
        }
      }
    }
    return true;
  }
}
