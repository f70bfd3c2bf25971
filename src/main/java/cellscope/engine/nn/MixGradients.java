package cellscope.engine.nn;

import java.util.Arrays;

/**
 * u: the gradient of the loss by the weight of every edge and operation in an {@link EdgeMix},
 * summed over all cells of a kind. Reused from pass to pass.
 */
public final class MixGradients {
  private final double[][][] values;
  private final boolean withUnsampled;

  /**
   * @param kinds kinds of cell
   * @param withUnsampled whether in a single mix operations that were not drawn get the sum of the
   *     gradient at the edge's output, as the published code of GDAS has it; no matter in a joint
   *     mix, where every operation is computed
   */
  public MixGradients(int kinds, int edges, int operations, boolean withUnsampled) {
    values = new double[kinds][edges][operations];
    this.withUnsampled = withUnsampled;
  }

  public void clear() {
    for (double[][] kind : values) {
      for (double[] row : kind) {
        Arrays.fill(row, 0);
      }
    }
  }

  /**
   * Adds an operation that one edge of one cell computed.
   *
   * @param product sum of the gradient at the edge's output times the operation's output
   */
  public void add(int kind, int edge, int operation, double product) {
    values[kind][edge][operation] += product;
  }

  /**
   * Adds what the other operations of an edge get in a single mix.
   *
   * @param operation the operation that the edge computed
   * @param gradientSum sum of the gradient at the edge's output
   */
  public void addUnsampled(int kind, int edge, int operation, double gradientSum) {
    double[] row = values[kind][edge];
    for (int k = 0; withUnsampled && k < row.length; k++) {
      if (k != operation) {
        row[k] += gradientSum;
      }
    }
  }

  /** [edge][operation] of one kind of cell, live. */
  public double[][] ofKind(int kind) {
    return values[kind];
  }
}
