package cellscope.analysis.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which contestants differ by more than chance: every pair tested, corrected by Holm for the number
 * of pairs. Immutable.
 */
public final class Significance {
  private final PairwiseTest test;
  private final double level;
  private final double[][] pValues;
  private final double[][] superiority;

  private Significance(
      PairwiseTest test, double level, double[][] pValues, double[][] superiority) {
    this.test = test;
    this.level = level;
    this.pValues = pValues;
    this.superiority = superiority;
  }

  /**
   * Tests every pair.
   *
   * @param samples a value for each seed of each contestant; NaN is a seed without a value
   * @param level the chance of calling any pair different that is not, such as 0.05
   */
  public static Significance of(List<double[]> samples, PairwiseTest test, double level) {
    List<double[]> known =
        samples.stream()
            .map(s -> Arrays.stream(s).filter(v -> !Double.isNaN(v)).toArray())
            .toList();
    int size = known.size();
    double[][] superiority = square(size, 0.5);
    List<Double> pValues = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        pValues.add(test.pValue(known.get(i), known.get(j)));
        superiority[i][j] = MannWhitney.of(known.get(i), known.get(j)).superiority();
        superiority[j][i] = 1 - superiority[i][j];
      }
    }
    double[] adjusted = Holm.adjusted(pValues.stream().mapToDouble(Double::doubleValue).toArray());
    double[][] matrix = square(size, 1);
    int pair = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        matrix[i][j] = adjusted[pair++];
        matrix[j][i] = matrix[i][j];
      }
    }
    return new Significance(test, level, matrix, superiority);
  }

  private static double[][] square(int size, double value) {
    double[][] rows = new double[size][size];
    for (double[] row : rows) {
      Arrays.fill(row, value);
    }
    return rows;
  }

  /** Contestants. */
  public int size() {
    return pValues.length;
  }

  public PairwiseTest test() {
    return test;
  }

  /** The level at which contestants are called different. */
  public double level() {
    return level;
  }

  /** The corrected p-value of a pair, 1 for a contestant and itself; NaN if it can't be tested. */
  public double pValue(int one, int other) {
    return pValues[one][other];
  }

  /**
   * The chance that a seed of one has a larger value than a seed of the other, ties counted half;
   * 0.5 for contestants that are alike.
   */
  public double superiority(int one, int other) {
    return superiority[one][other];
  }

  /** Whether two contestants differ at the level. */
  public boolean differ(int one, int other) {
    return pValues[one][other] < level; // false for NaN
  }

  /**
   * A text of letters for each contestant: two differ exactly if they have no letter in common.
   *
   * @param order numbers of the contestants, from the best to the worst
   */
  public List<String> letters(int[] order) {
    return CompactLetters.of(order, this::differ);
  }
}
