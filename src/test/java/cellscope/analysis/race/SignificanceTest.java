package cellscope.analysis.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Known values are SciPy's (1.17) but for the exact test of ties, which is counted here. */
class SignificanceTest {
  private static final double[] MALES = {19, 22, 16, 29, 24};
  private static final double[] FEMALES = {20, 11, 17, 12};

  @Test
  void smallSamplesAreTestedExactly() {
    MannWhitney test = MannWhitney.of(MALES, FEMALES);
    assertThat(test.u()).isEqualTo(17);
    assertThat(test.superiority()).isEqualTo(17 / 20.0);
    assertThat(test.pValue()).isCloseTo(1 / 9.0, within(1e-14));
    assertThat(MannWhitney.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}).pValue())
        .isCloseTo(0.1, within(1e-14));
  }

  @Test
  void smallSamplesWithTiesAreTestedByAllTheirDivisions() {
    double[] first = {1, 2, 2, 3, 5};
    double[] second = {2, 4, 4, 5, 6, 6};
    MannWhitney test = MannWhitney.of(first, second);
    assertThat(test.u()).isEqualTo(5.5);
    assertThat(test.pValue()).isCloseTo(0.1038961038961039, within(1e-12));
    assertThat(MannWhitney.of(second, first).pValue()).isCloseTo(test.pValue(), within(1e-12));
  }

  @Test
  void largeSamplesAreTestedByTheNormalDistribution() {
    double[] first = values(30, i -> (i * 37 % 101) / 10.0);
    double[] second = values(25, i -> (i * 53 % 97) / 10.0 + 1);
    assertThat(MannWhitney.of(first, second).u()).isEqualTo(346);
    assertThat(MannWhitney.of(first, second).pValue()).isCloseTo(0.6299550843114364, within(1e-12));
  }

  @Test
  void tiesMakeTheVarianceSmaller() {
    double[] first = values(40, i -> i % 5);
    double[] second = values(40, i -> i % 4 + 1);
    assertThat(MannWhitney.of(first, second).u()).isEqualTo(640);
    assertThat(MannWhitney.of(first, second).pValue())
        .isCloseTo(0.11602088959197221, within(1e-12));
    assertThat(MannWhitney.of(values(50, i -> 3), values(50, i -> 3)).pValue()).isEqualTo(1);
  }

  @Test
  void farTailsKeepTheirDigits() {
    double p = MannWhitney.of(values(500, i -> i), values(500, i -> i + 100)).pValue();
    assertThat(p / 6.588053699521432e-23).isCloseTo(1, within(1e-9));
  }

  @Test
  void welchComparesMeansOfUnequalVariances() {
    assertThat(PairwiseTest.WELCH.pValue(MALES, FEMALES))
        .isCloseTo(0.05675092592187574, within(1e-12));
    double[] one = {54.3, 54.3, 54.3};
    assertThat(PairwiseTest.WELCH.pValue(one, new double[] {87.6, 87.6})).isEqualTo(0);
    assertThat(PairwiseTest.WELCH.pValue(one, one)).isEqualTo(1);
    assertThat(PairwiseTest.WELCH.pValue(one, new double[] {1})).isNaN();
  }

  @Test
  void holmCorrectsForTheNumberOfTests() {
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, Double.NaN, 0.03, 0.005}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(new double[] {0.03, 0.06, Double.NaN, 0.06, 0.02});
    assertThat(Holm.adjusted(new double[] {0.5, 0.9})).containsExactly(1, 1);
  }

  @Test
  void everyPairIsTestedAndCorrected() {
    List<double[]> samples =
        List.of(
            values(8, i -> i),
            values(8, i -> i + 0.5),
            values(8, i -> i + 100),
            new double[] {Double.NaN});
    Significance found = Significance.of(samples, PairwiseTest.MANN_WHITNEY, 0.05);
    double apart = 3 * 2 / 12870.0; // the rarest of C(16, 8) divisions, the least of three tests
    assertThat(found.size()).isEqualTo(4);
    assertThat(found.pValue(0, 2)).isCloseTo(apart, within(1e-12));
    assertThat(found.pValue(2, 1)).isCloseTo(apart, within(1e-12));
    assertThat(found.differ(0, 2)).isTrue();
    assertThat(found.differ(0, 1)).isFalse();
    assertThat(found.pValue(0, 3)).isNaN();
    assertThat(found.differ(0, 3)).isFalse();
    assertThat(found.pValue(1, 1)).isEqualTo(1);
    assertThat(found.superiority(2, 0)).isEqualTo(1);
    assertThat(found.superiority(0, 2)).isEqualTo(0);
    assertThat(found.superiority(0, 1)).isCloseTo(28 / 64.0, within(1e-12));
  }

  @Test
  void lettersOfAChainOverlap() {
    int[] order = {2, 0, 1};
    List<String> letters = CompactLetters.of(order, (i, j) -> i + j == 3 && i != j);
    assertThat(letters).containsExactly("ab", "b", "a"); // only 1 and 2 differ
    assertThat(CompactLetters.of(order, (i, j) -> false)).containsExactly("a", "a", "a");
    assertThat(CompactLetters.of(order, (i, j) -> i != j)).containsExactly("b", "c", "a");
  }

  /**
   * What the letters promise, for relations of every kind; none of them is more than it need be.
   */
  @Test
  void contestantsDifferExactlyIfTheyShareNoLetter() {
    RandomStream stream = RandomStream.ofSeed(3);
    for (int n = 0; n < 300; n++) {
      int size = 2 + stream.nextInt(6);
      boolean[][] differ = new boolean[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          differ[i][j] = stream.nextDouble() < 0.5;
          differ[j][i] = differ[i][j];
        }
      }
      int[] order = IntStream.range(0, size).toArray();
      stream.shuffle(order);
      List<String> letters = CompactLetters.of(order, (i, j) -> differ[i][j]);
      assertThat(letters.get(order[0])).startsWith("a");
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(sharesNone(letters.get(i), letters.get(j))).isEqualTo(differ[i][j]);
        }
      }
      assertThat(letters).noneMatch(String::isEmpty);
    }
  }

  private static boolean sharesNone(String one, String other) {
    return one.chars().noneMatch(c -> other.indexOf(c) >= 0);
  }

  private static double[] values(int count, IntToDoubleFunction value) {
    double[] values = new double[count];
    Arrays.setAll(values, value);
    return values;
  }
}
