package cellscope.analysis.race;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * The rank test of Mann and Whitney (1947) on two samples, two-sided. Equal values share the mean
 * of their ranks. Small samples are tested exactly: every division of the values found into two
 * samples of these sizes is as probable as any other. Large ones by the normal distribution with
 * the variance that the ties leave and a continuity correction. Ties are the rule in a race: many
 * seeds end with the same cell.
 *
 * @param u pairs in which the first sample's value is the larger, ties counted half
 * @param superiority u as a share of all pairs, 0..1; 0.5 for samples that are alike; NaN if one is
 *     empty
 * @param pValue the chance of so uneven a division if both samples come from one distribution; NaN
 *     if one is empty
 */
record MannWhitney(double u, double superiority, double pValue) {
  /** Values of both samples together up to which all divisions are counted. */
  private static final int MOST_EXACT = 40;

  static MannWhitney of(double[] first, double[] second) {
    int n = first.length;
    int m = second.length;
    if (n == 0 || m == 0) {
      return new MannWhitney(0, Double.NaN, Double.NaN);
    }
    double[] all = Arrays.copyOf(first, n + m);
    System.arraycopy(second, 0, all, n, m);
    double[] ranks = new NaturalRanking().rank(all);
    double sum = Arrays.stream(ranks, 0, n).sum();
    double u = sum - n * (n + 1) / 2.0;
    double p = n + m <= MOST_EXACT ? exact(ranks, n, sum) : normal(ranks, n, u);
    return new MannWhitney(u, u / n / m, p);
  }

  /** Counts the choices of n ranks by their sum; ranks are doubled to be whole numbers. */
  private static double exact(double[] ranks, int n, double sum) {
    int largest = ranks.length * (ranks.length + 1);
    double[][] ways = new double[n + 1][largest + 1];
    ways[0][0] = 1;
    for (double rank : ranks) {
      int doubled = (int) Math.round(2 * rank);
      for (int chosen = n; chosen > 0; chosen--) {
        for (int s = largest; s >= doubled; s--) {
          ways[chosen][s] += ways[chosen - 1][s - doubled];
        }
      }
    }
    int found = (int) Math.round(2 * sum);
    double all = Arrays.stream(ways[n]).sum();
    double below = Arrays.stream(ways[n], 0, found + 1).sum();
    double above = Arrays.stream(ways[n], found, largest + 1).sum();
    return Math.min(1, 2 * Math.min(below, above) / all);
  }

  private static double normal(double[] ranks, int n, double u) {
    double all = ranks.length;
    double pairs = n * (all - n);
    double variance = pairs / 12 * (all + 1 - ties(ranks) / (all * (all - 1)));
    double distance = Math.abs(u - pairs / 2) - 0.5;
    if (variance <= 0 || distance <= 0) {
      return 1;
    }
    double z = distance / Math.sqrt(variance);
    return Math.min(1, 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-z));
  }

  /** Sum of t^3 - t over the groups of t equal values. */
  private static double ties(double[] ranks) {
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double equal = 1;
    for (int i = 1; i <= sorted.length; i++) {
      if (i < sorted.length && sorted[i] == sorted[i - 1]) {
        equal++;
      } else {
        sum += equal * equal * equal - equal;
        equal = 1;
      }
    }
    return sum;
  }
}
