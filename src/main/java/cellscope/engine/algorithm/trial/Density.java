package cellscope.engine.algorithm.trial;

import java.util.Arrays;
import java.util.List;

/**
 * The density of a set of architectures: a product of Aitchison and Aitken's kernel over the
 * decisions, averaged over the set. As statsmodels 0.13 computes it with the bandwidths of the
 * normal reference rule, which sees the options' numbers.
 */
public final class Density {
  private final List<int[]> points;
  private final double[] bandwidths;

  /** By decision: the kernel's value where the option is another one. */
  private final double[] elsewhere;

  /** Above the highest option of the points. */
  private final int width;

  /** Decision and option of each point in one number, points one after the other. */
  private final int[] codes;

  /**
   * The density of the points, of which there is at least one.
   *
   * @param minimalBandwidth no bandwidth is below it
   */
  public Density(List<int[]> points, double minimalBandwidth) {
    this.points = List.copyOf(points);
    int decisions = points.get(0).length;
    width = highestOption(points) + 1;
    codes = new int[points.size() * decisions];
    int[][] counts = new int[decisions][width];
    int next = 0;
    for (int[] point : points) {
      for (int d = 0; d < decisions; d++) {
        codes[next++] = d * width + point[d];
        counts[d][point[d]]++;
      }
    }
    bandwidths = new double[decisions];
    elsewhere = new double[decisions];
    double factor = 1.06 * Math.pow(points.size(), -1.0 / (4 + decisions));
    for (int d = 0; d < decisions; d++) {
      bandwidths[d] = Math.max(minimalBandwidth, factor * deviation(counts[d]));
      int values = 0;
      for (int count : counts[d]) {
        values += count > 0 ? 1 : 0;
      }
      // Of the values that are there, not of the options: with one alone this is infinite.
      elsewhere[d] = bandwidths[d] / (values - 1.0);
    }
  }

  private static int highestOption(List<int[]> points) {
    int highest = 0;
    for (int[] point : points) {
      for (int option : point) {
        highest = Math.max(highest, option);
      }
    }
    return highest;
  }

  /** Of the population, of the numbers of the options. */
  private static double deviation(int[] counts) {
    long all = 0;
    long sum = 0;
    long squares = 0;
    for (int option = 0; option < counts.length; option++) {
      all += counts[option];
      sum += (long) counts[option] * option;
      squares += (long) counts[option] * option * option;
    }
    return Math.sqrt(squares * all - sum * sum) / all;
  }

  /** May be negative, where a bandwidth is above 1, infinite, or not a number. */
  public double at(int[] architecture) {
    int decisions = bandwidths.length;
    double[] kernel = new double[decisions * width];
    for (int d = 0; d < decisions; d++) {
      Arrays.fill(kernel, d * width, (d + 1) * width, elsewhere[d]);
      if (architecture[d] < width) {
        kernel[d * width + architecture[d]] = 1 - bandwidths[d];
      }
    }
    double sum = 0;
    for (int from = 0; from < codes.length; from += decisions) {
      double product = 1;
      for (int i = from; i < from + decisions; i++) {
        product *= kernel[codes[i]];
      }
      sum += product;
    }
    return sum / points.size();
  }

  /** How many points it has. */
  public int size() {
    return points.size();
  }

  /** One of its points, live. */
  public int[] point(int index) {
    return points.get(index);
  }

  /** The bandwidth of a decision. */
  public double bandwidth(int decision) {
    return bandwidths[decision];
  }

  /** The bandwidth of each decision. */
  public double[] bandwidths() {
    return bandwidths.clone();
  }
}
