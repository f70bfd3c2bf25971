package cellscope.model.statistics;

/**
 * A mean with its standard deviation, as the papers of the field print them.
 *
 * @param deviation of the population (divided by n), as numpy's {@code std} and so the published
 *     tables have it
 */
public record Spread(double mean, double deviation, int count) {
  /**
   * Mean and deviation of the values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values, so no mean");
    }
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean);
    }
    return new Spread(mean, Math.sqrt(squares / values.length), values.length);
  }
}
