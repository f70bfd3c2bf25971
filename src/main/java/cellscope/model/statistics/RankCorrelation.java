package cellscope.model.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;

/**
 * How far two measurements of the same things order them alike, from -1 (reversed) to 1 (the same).
 * Not a number where one of them tells nothing apart, or there are fewer than two things.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Kendall's tau-b: concordant less discordant pairs, over the geometric mean of the pairs that
   * each side tells apart. In O(n log n) by counting the exchanges of a merge sort (Knight, 1966).
   */
  public static double kendallTauB(double[] x, double[] y) {
    requireComparable(x, y);
    int[] order = orderBy(x, y);
    double[] xs = picked(x, order);
    double[] ys = picked(y, order);
    long tiedX = 0;
    long tiedBoth = 0;
    for (int from = 0, to; from < xs.length; from = to) {
      to = endOfTie(xs, from, xs.length);
      tiedX += pairs(to - from);
      for (int f = from, t; f < to; f = t) {
        t = endOfTie(ys, f, to);
        tiedBoth += pairs(t - f);
      }
    }
    long exchanges = sortCountingExchanges(ys, new double[ys.length], 0, ys.length);
    long tiedY = 0;
    for (int from = 0, to; from < ys.length; from = to) {
      to = endOfTie(ys, from, ys.length);
      tiedY += pairs(to - from);
    }
    long all = pairs(x.length);
    double difference = all - tiedX - tiedY + tiedBoth - 2.0 * exchanges;
    return difference / (Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY));
  }

  /** Spearman's rho: Pearson's correlation of the ranks, equal values sharing their mean rank. */
  public static double spearman(double[] x, double[] y) {
    requireComparable(x, y);
    double[] rankX = meanRanks(x);
    double[] rankY = meanRanks(y);
    double middle = (x.length + 1) / 2.0;
    double product = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      product += (rankX[i] - middle) * (rankY[i] - middle);
      squaresX += (rankX[i] - middle) * (rankX[i] - middle);
      squaresY += (rankY[i] - middle) * (rankY[i] - middle);
    }
    return product / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
  }

  /** Ranks from 1 (the smallest); equal values share the mean of theirs. */
  public static double[] meanRanks(double[] values) {
    int[] order = orderBy(values, values);
    double[] sorted = picked(values, order);
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < sorted.length; from = to) {
      to = endOfTie(sorted, from, sorted.length);
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
    }
    return ranks;
  }

  private static void requireComparable(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values against " + y.length);
    }
    if (DoubleStream.concat(Arrays.stream(x), Arrays.stream(y)).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a value that is not a number has no rank");
    }
  }

  private static int[] orderBy(double[] first, double[] second) {
    Integer[] order = new Integer[first.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(i -> first[i] + 0.0) // -0 and 0 are equal
            .thenComparingDouble(i -> second[i] + 0.0));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }

  private static double[] picked(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }

  private static int endOfTie(double[] sorted, int from, int end) {
    int to = from + 1;
    while (to < end && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  private static long pairs(long n) {
    return n * (n - 1) / 2;
  }

  /** Sorts values[from..to) and tells how many pairs of unequal values changed places. */
  private static long sortCountingExchanges(double[] values, double[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long exchanges =
        sortCountingExchanges(values, spare, from, middle)
            + sortCountingExchanges(values, spare, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        spare[i] = values[left++];
      } else {
        spare[i] = values[right++];
        exchanges += middle - left;
      }
    }
    System.arraycopy(spare, from, values, from, to - from);
    return exchanges;
  }
}
