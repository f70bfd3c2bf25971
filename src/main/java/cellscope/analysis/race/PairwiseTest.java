package cellscope.analysis.race;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.TTest;

/** How two contestants are told apart. */
public enum PairwiseTest {
  /** By ranks; asks nothing of the distributions. */
  MANN_WHITNEY("Mann-Whitney") {
    @Override
    double pValue(double[] first, double[] second) {
      return MannWhitney.of(first, second).pValue();
    }
  },
  /** By means; takes them for normally distributed, with variances of their own (Welch, 1947). */
  WELCH("Welch") {
    @Override
    double pValue(double[] first, double[] second) {
      if (first.length < 2 || second.length < 2) {
        return Double.NaN;
      }
      if (isConstant(first) && isConstant(second)) {
        return first[0] == second[0] ? 1 : 0; // the limit of variances that vanish
      }
      return new TTest().tTest(first, second);
    }
  };

  private final String label;

  PairwiseTest(String label) {
    this.label = label;
  }

  /** Whose test it is. */
  public String label() {
    return label;
  }

  /** Two-sided; NaN where the samples don't allow the test. */
  abstract double pValue(double[] first, double[] second);

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == values[0]);
  }
}
