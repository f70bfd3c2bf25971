package cellscope.engine.loop;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.metric.Metric;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Weighted means over the steps of an epoch so far; part of a state. */
public final class Means {
  private static final String NAME = "means";

  private final List<Metric> metrics;
  private final double[] sums;
  private final double[] weights;

  /** Of these metrics. */
  public Means(List<Metric> metrics) {
    this.metrics = List.copyOf(metrics);
    sums = new double[metrics.size()];
    weights = new double[metrics.size()];
  }

  /**
   * Takes a step's value.
   *
   * @param sum the value times its weight
   */
  public void add(Metric metric, double sum, double weight) {
    int index = metrics.indexOf(metric);
    sums[index] += sum;
    weights[index] += weight;
  }

  /** The mean so far; NaN before the first value. */
  public double of(Metric metric) {
    int index = metrics.indexOf(metric);
    return sums[index] / weights[index];
  }

  /** Forgets everything. */
  public void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(weights, 0);
  }

  /** Writes sums and weights. */
  public void write(StateOut out) throws IOException {
    out.doubles(NAME, new double[][] {sums, weights});
  }

  /** Takes up what {@link #write} wrote. */
  public void read(StateIn in) {
    in.into(NAME, new double[][] {sums, weights});
  }
}
