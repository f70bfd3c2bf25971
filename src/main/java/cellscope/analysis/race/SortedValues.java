package cellscope.analysis.race;

import java.util.Arrays;

/**
 * The values of many seeds at one place, kept sorted, so that a new seed costs little and every sum
 * is the same whatever the order in which seeds come in.
 */
final class SortedValues {
  private double[] values = new double[16];
  private int count;

  /** NaN is left out. */
  void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    int found = Arrays.binarySearch(values, 0, count, value);
    int place = found >= 0 ? found : -found - 1;
    System.arraycopy(values, place, values, place + 1, count - place);
    values[place] = value;
    count++;
  }

  /** Takes away a value that was added; NaN was not. */
  void remove(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    int place = Arrays.binarySearch(values, 0, count, value);
    if (place < 0) {
      throw new IllegalArgumentException(value + " was never added");
    }
    count--;
    System.arraycopy(values, place + 1, values, place, count - place);
  }

  int count() {
    return count;
  }

  /** NaN if there is none. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  /** Of a sample, over count - 1; NaN for fewer than two. */
  double deviation() {
    double mean = mean();
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }

  /**
   * A quantile, on the line between the two nearest values (type 7 of Hyndman and Fan, 1996).
   *
   * @param share 0 for the smallest value, 0.5 for the median, 1 for the largest
   */
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double place = share * (count - 1);
    int below = (int) place;
    int above = Math.min(below + 1, count - 1);
    return values[below] + (place - below) * (values[above] - values[below]);
  }
}
