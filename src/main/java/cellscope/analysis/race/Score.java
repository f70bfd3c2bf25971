package cellscope.analysis.race;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the seeds of a contestant reached, in the unit of the values (accuracies in percent, as
 * papers print them).
 *
 * @param count seeds
 * @param mean NaN without a seed
 * @param deviation sample standard deviation; NaN for fewer than two seeds
 */
public record Score(int count, double mean, double deviation) {
  /** Of all values that are numbers; NaN is a seed without a value. */
  public static Score of(double[] values) {
    SortedValues sorted = new SortedValues();
    Arrays.stream(values).forEach(sorted::add);
    return new Score(sorted.count(), sorted.mean(), sorted.deviation());
  }

  /** As papers print it: {@code 93.70±0.36}; the mean alone for one seed, a dash without any. */
  public String text() {
    return text("±", "–");
  }

  String text(String plusMinus, String none) {
    if (count == 0) {
      return none;
    }
    return twoDigits(mean) + (count == 1 ? "" : plusMinus + twoDigits(deviation));
  }

  private static String twoDigits(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
