package cellscope.engine.search;

import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.model.Alpha;
import java.util.ArrayList;
import java.util.List;

/** All candidates of every edge, weighted by softmax(alpha) (DARTS, ICLR 2019, equation 2). */
final class SoftmaxMix {
  private final List<double[][]> probabilities = new ArrayList<>();

  /**
   * @param alphas of each kind of cell
   */
  SoftmaxMix(List<Alpha> alphas) {
    for (Alpha alpha : alphas) {
      double[][] rows = new double[alpha.edges()][];
      for (int e = 0; e < rows.length; e++) {
        rows[e] = alpha.softmax(e);
      }
      probabilities.add(rows);
    }
  }

  EdgeMix mix() {
    return EdgeMix.joint(probabilities);
  }

  /**
   * Gradient of the loss by alpha, [edges][operations] by kind of cell: p_k (u_k - sum of p u).
   *
   * @param u gradient by the mix's weights
   */
  List<double[][]> gradient(MixGradients u) {
    List<double[][]> gradients = new ArrayList<>();
    for (int kind = 0; kind < probabilities.size(); kind++) {
      double[][] p = probabilities.get(kind);
      double[][] gradient = new double[p.length][];
      for (int e = 0; e < p.length; e++) {
        gradient[e] = throughSoftmax(p[e], u.ofKind(kind)[e]);
      }
      gradients.add(gradient);
    }
    return gradients;
  }

  private static double[] throughSoftmax(double[] p, double[] u) {
    double mean = 0;
    for (int k = 0; k < p.length; k++) {
      mean += p[k] * u[k];
    }
    double[] gradient = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      gradient[k] = p[k] * (u[k] - mean);
    }
    return gradient;
  }
}
