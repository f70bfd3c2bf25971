package cellscope.analysis.race;

import java.util.Arrays;

/**
 * What one seed's best so far was worth as its budget was spent: a step function, which holds a
 * value from the place where it was reached until the next. What is shown need not rise: the test
 * accuracy of the best by validation may fall. Immutable.
 */
public final class Trajectory {
  private final double[] spent;
  private final double[] values;
  private final double reach;

  private Trajectory(double[] spent, double[] values, double reach) {
    this.spent = spent;
    this.values = values;
    this.reach = reach;
  }

  /**
   * @param spent budget at which each value was reached, rising
   * @param values as many
   * @param reach how far the seed has come: what lies behind is not known yet; infinity for a seed
   *     that has ended and keeps its last value
   */
  public static Trajectory of(double[] spent, double[] values, double reach) {
    if (spent.length != values.length) {
      throw new IllegalArgumentException(
          spent.length + " budgets and " + values.length + " values");
    }
    for (int i = 1; i < spent.length; i++) {
      if (!(spent[i] > spent[i - 1])) {
        throw new IllegalArgumentException("budgets must rise: " + Arrays.toString(spent));
      }
    }
    return new Trajectory(spent.clone(), values.clone(), reach);
  }

  /**
   * The trajectory of the best so far by one score, shown by another. The first of equal ones
   * stays; a trial without a score (NaN) changes nothing.
   *
   * @param spent budget at the end of each trial, rising
   * @param scores what trials are compared by, higher is better
   * @param shown the value to show for each trial
   * @param reach as for {@link #of}
   */
  public static Trajectory bestSoFar(
      double[] spent, double[] scores, double[] shown, double reach) {
    double[] places = new double[spent.length];
    double[] values = new double[spent.length];
    double best = Double.NEGATIVE_INFINITY;
    int steps = 0;
    for (int i = 0; i < spent.length; i++) {
      if (scores[i] > best) {
        best = scores[i];
        places[steps] = spent[i];
        values[steps++] = shown[i];
      }
    }
    return of(Arrays.copyOf(places, steps), Arrays.copyOf(values, steps), reach);
  }

  /** The value at each place of a grid; NaN before the first value and beyond the reach. */
  double[] at(BudgetGrid grid) {
    double[] sampled = new double[grid.size()];
    int next = 0;
    for (int i = 0; i < sampled.length; i++) {
      while (next < spent.length && spent[next] <= grid.get(i)) {
        next++;
      }
      boolean known = next > 0 && grid.get(i) <= reach;
      sampled[i] = known ? values[next - 1] : Double.NaN;
    }
    return sampled;
  }

  /** The last value; NaN if there is none yet. */
  public double last() {
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }

  /** How far the seed has come; infinity if it has ended. */
  public double reach() {
    return reach;
  }
}
