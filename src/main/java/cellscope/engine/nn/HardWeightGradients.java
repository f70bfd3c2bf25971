package cellscope.engine.nn;

import java.util.Arrays;

/**
 * u: the gradient of the loss by the hard weights h of every edge and operation, summed over all
 * cells of a kind. Reused from pass to pass.
 */
public final class HardWeightGradients {
  private final double[][][] values;
  private final boolean withUnsampled;

  /**
   * @param kinds kinds of cell
   * @param withUnsampled whether operations that were not drawn get the sum of the gradient at the
   *     edge's output
   */
  public HardWeightGradients(int kinds, int edges, int operations, boolean withUnsampled) {
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
   * Adds one edge of one cell.
   *
   * @param operation the sampled operation
   * @param product sum of the gradient times the sampled operation's output
   * @param gradientSum sum of the gradient
   */
  public void add(int kind, int edge, int operation, double product, double gradientSum) {
    double[] row = values[kind][edge];
    for (int k = 0; k < row.length; k++) {
      if (k == operation) {
        row[k] += product;
      } else if (withUnsampled) {
        row[k] += gradientSum;
      }
    }
  }

  /** [edge][operation] of one kind of cell, live. */
  public double[][] ofKind(int kind) {
    return values[kind];
  }
}
