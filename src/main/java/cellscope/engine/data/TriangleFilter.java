package cellscope.engine.data;

/**
 * Linear interpolation in one direction; shrinking, each output averages all that it covers. Source
 * positions outside the span have no weight, and the weights of an output have the sum 1.
 */
final class TriangleFilter {
  private final int[] starts;
  private final double[][] weights;

  private TriangleFilter(int[] starts, double[][] weights) {
    this.starts = starts;
    this.weights = weights;
  }

  /** Scales the source positions {@code from..to-1} to as many as wanted. */
  static TriangleFilter of(int from, int to, int wanted) {
    return window(from, to, wanted, 0, wanted);
  }

  /**
   * Scales the source positions {@code from..to-1} to so many, and makes of these only {@code
   * count} from {@code first} on.
   */
  static TriangleFilter window(int from, int to, long scaled, long first, int count) {
    int source = to - from;
    double scale = (double) source / scaled;
    double reach = Math.max(1, scale);
    int[] starts = new int[count];
    double[][] weights = new double[count][];
    for (int i = 0; i < count; i++) {
      double centre = (first + i + 0.5) * scale;
      int start = (int) Math.max(0, Math.floor(centre - reach + 0.5));
      int end = Math.max(start + 1, (int) Math.min(source, Math.ceil(centre + reach - 0.5)));
      starts[i] = from + start;
      weights[i] = weights(start, end, centre, reach);
    }
    return new TriangleFilter(starts, weights);
  }

  private static double[] weights(int start, int end, double centre, double reach) {
    double[] weights = new double[end - start];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double distance = Math.abs(start + k + 0.5 - centre) / reach;
      weights[k] = Math.max(0, 1 - distance);
      sum += weights[k];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  /** Outputs. */
  int count() {
    return starts.length;
  }

  /** The first source position that counts for an output. */
  int start(int output) {
    return starts[output];
  }

  /** Weights of the consecutive source positions from {@link #start} on. */
  double[] weights(int output) {
    return weights[output];
  }

  /** The first source position that counts for any output. */
  int first() {
    return starts[0];
  }

  /** One more than the last source position that counts for any output. */
  int end() {
    int last = starts.length - 1;
    return starts[last] + weights[last].length;
  }
}
