package cellscope.engine.data;

/**
 * Weights of linear interpolation in one direction; shrinking, each output averages all that it
 * covers.
 */
final class TriangleFilter {
  private TriangleFilter() {}

  /**
   * By output position: weights of consecutive source positions from {@link #starts} on, with sum
   * 1.
   */
  static double[][] weights(int source, int target) {
    double scale = (double) source / target;
    double reach = Math.max(1, scale);
    int[] starts = starts(source, target);
    double[][] weights = new double[target][];
    for (int i = 0; i < target; i++) {
      double centre = (i + 0.5) * scale;
      int end = Math.max(starts[i] + 1, (int) Math.min(source, Math.ceil(centre + reach - 0.5)));
      weights[i] = new double[end - starts[i]];
      double sum = 0;
      for (int k = 0; k < weights[i].length; k++) {
        double distance = Math.abs(starts[i] + k + 0.5 - centre) / reach;
        weights[i][k] = Math.max(0, 1 - distance);
        sum += weights[i][k];
      }
      for (int k = 0; k < weights[i].length; k++) {
        weights[i][k] /= sum;
      }
    }
    return weights;
  }

  /** By output position: the first source position that counts. */
  static int[] starts(int source, int target) {
    double scale = (double) source / target;
    double reach = Math.max(1, scale);
    int[] starts = new int[target];
    for (int i = 0; i < target; i++) {
      starts[i] = (int) Math.max(0, Math.floor((i + 0.5) * scale - reach + 0.5));
    }
    return starts;
  }
}
