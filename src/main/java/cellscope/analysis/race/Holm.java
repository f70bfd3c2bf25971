package cellscope.analysis.race;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction (1979) of p-values for the number of tests that were made. */
final class Holm {
  private Holm() {}

  /** The corrected values, in the same order; NaN is no test and stays. */
  static double[] adjusted(double[] pValues) {
    double[] adjusted = new double[pValues.length];
    Arrays.fill(adjusted, Double.NaN);
    int[] rising =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double largest = 0;
    for (int rank = 0; rank < rising.length; rank++) {
      largest = Math.max(largest, Math.min(1, (rising.length - rank) * pValues[rising[rank]]));
      adjusted[rising[rank]] = largest;
    }
    return adjusted;
  }
}
