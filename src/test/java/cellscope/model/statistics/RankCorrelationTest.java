package cellscope.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankCorrelationTest {
  /** So few different values that many pairs are tied, on one side or on both. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 1000})
  void bothAreThoseCountedPairByPair(int differentValues) {
    RandomStream random = RandomStream.ofSeed(differentValues);
    for (int n = 2; n < 60; n++) {
      double[] x = new double[n];
      double[] y = new double[n];
      Arrays.setAll(x, i -> random.nextInt(differentValues));
      Arrays.setAll(y, i -> random.nextInt(3) == 0 ? x[i] : random.nextInt(differentValues));

      assertSame(RankCorrelation.kendallTauB(x, y), tauPairByPair(x, y));
      assertSame(RankCorrelation.spearman(x, y), pearson(ranksByCounting(x), ranksByCounting(y)));
    }
  }

  private static void assertSame(double got, double want) {
    if (Double.isNaN(want)) {
      assertThat(got).isNaN();
    } else {
      assertThat(got).isCloseTo(want, within(1e-12));
    }
  }

  private static double tauPairByPair(double[] x, double[] y) {
    double sum = 0;
    double untiedX = 0;
    double untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double dx = Math.signum(x[i] - x[j]);
        double dy = Math.signum(y[i] - y[j]);
        sum += dx * dy;
        untiedX += dx * dx;
        untiedY += dy * dy;
      }
    }
    return sum / Math.sqrt(untiedX * untiedY);
  }

  private static double[] ranksByCounting(double[] values) {
    return Arrays.stream(values)
        .map(
            v ->
                Arrays.stream(values).filter(o -> o < v).count()
                    + (Arrays.stream(values).filter(o -> o == v).count() + 1) / 2.0)
        .toArray();
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double[] sums = new double[3];
    for (int i = 0; i < x.length; i++) {
      sums[0] += (x[i] - meanX) * (y[i] - meanY);
      sums[1] += (x[i] - meanX) * (x[i] - meanX);
      sums[2] += (y[i] - meanY) * (y[i] - meanY);
    }
    return sums[0] / Math.sqrt(sums[1] * sums[2]);
  }

  @Test
  void theSameOrderGivesOneAndTheReverseMinusOne() {
    double[] up = IntStream.range(0, 100_000).mapToDouble(i -> i * 0.5).toArray();
    double[] cubes = Arrays.stream(up).map(v -> v * v * v).toArray();
    double[] down = Arrays.stream(up).map(v -> -v).toArray();
    assertThat(RankCorrelation.kendallTauB(up, cubes)).isCloseTo(1, within(1e-12));
    assertThat(RankCorrelation.kendallTauB(up, down)).isCloseTo(-1, within(1e-12));
    assertThat(RankCorrelation.spearman(up, cubes)).isCloseTo(1, within(1e-12));
    assertThat(RankCorrelation.spearman(up, down)).isCloseTo(-1, within(1e-12));
  }

  @Test
  void zerosOfEitherSignAreEqual() {
    double[] x = {0.0, -0.0, 1, 2};
    double[] y = {1, 2, 3, 4};
    assertThat(RankCorrelation.kendallTauB(x, y)).isCloseTo(5 / Math.sqrt(30), within(1e-12));
    assertThat(RankCorrelation.meanRanks(x)).containsExactly(1.5, 1.5, 3, 4);
  }

  @Test
  void whatTellsNothingApartHasNoCorrelation() {
    assertThat(RankCorrelation.kendallTauB(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.spearman(new double[] {1}, new double[] {1})).isNaN();
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertThatThrownBy(() -> RankCorrelation.kendallTauB(new double[2], new double[3]))
        .hasMessage("2 values against 3");
    assertThatThrownBy(() -> RankCorrelation.spearman(new double[2], new double[] {1, Double.NaN}))
        .hasMessageContaining("not a number");
  }

  @Test
  void aSpreadIsMeanAndDeviationOfThePopulation() {
    Spread spread = Spread.of(new double[] {1, 2, 3, 4});
    assertThat(spread.mean()).isEqualTo(2.5);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(1.25), within(1e-15));
    assertThat(spread.count()).isEqualTo(4);
  }
}
