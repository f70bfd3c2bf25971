package cellscope.model.metric;

import java.util.List;

/** The values of some metrics at one place of a run, in a fixed order; never changes. */
public final class Measurement {
  /** Nothing was measured. */
  public static final Measurement NONE = of(List.of());

  private final List<Metric> metrics;
  private final double[] values;

  private Measurement(List<Metric> metrics, double[] values) {
    this.metrics = metrics;
    this.values = values;
  }

  /**
   * Values in the order of the metrics.
   *
   * @throws IllegalArgumentException if there are more or fewer values than metrics
   */
  public static Measurement of(List<Metric> metrics, double... values) {
    if (metrics.size() != values.length) {
      throw new IllegalArgumentException(values.length + " values for " + metrics);
    }
    return new Measurement(List.copyOf(metrics), values.clone());
  }

  /** What was measured, in order. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** The value at a place in that order. */
  public double value(int index) {
    return values[index];
  }

  /** A metric's value; NaN where it was not measured. */
  public double get(Metric metric) {
    int index = metrics.indexOf(metric);
    return index < 0 ? Double.NaN : values[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Measurement that
        && metrics.equals(that.metrics)
        && java.util.Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * metrics.hashCode() + java.util.Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : " ").append(metrics.get(i)).append('=').append(values[i]);
    }
    return text.toString();
  }
}
