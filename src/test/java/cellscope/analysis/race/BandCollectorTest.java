package cellscope.analysis.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.RandomStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BandCollectorTest {
  private static final double[] ONE_PLACE = {1};

  @Test
  void bandHasTheMeanDeviationAndQuantilesOfTheSeeds() {
    BandCollector collector = new BandCollector(BudgetGrid.of(1));
    double[] values = {3.5, 1, 4, 1.5, 9, 2.6};
    for (int seed = 0; seed < values.length; seed++) {
      collector.put(seed, constant(values[seed]));
    }
    Band.Point point = collector.band(0.1, 0.75).points().get(0);
    assertThat(point.count()).isEqualTo(6);
    assertThat(point.mean()).isCloseTo(3.6, within(1e-12));
    assertThat(point.deviation()).isCloseTo(2.8809720581775866, within(1e-12));
    assertThat(point.lower()).isCloseTo(1.25, within(1e-12));
    assertThat(point.median()).isCloseTo(3.05, within(1e-12));
    assertThat(point.upper()).isCloseTo(3.875, within(1e-12));
  }

  @Test
  void valueHoldsUntilTheNextAndIsMissingBeforeTheFirst() {
    BandCollector collector = new BandCollector(BudgetGrid.even(6, 6));
    double[] spent = {2, 4.5};
    double[] values = {70, 65};
    collector.put(0, Trajectory.of(spent, values, Double.POSITIVE_INFINITY));
    Band band = collector.band(0, 1);
    assertThat(band.points().stream().map(Band.Point::mean))
        .containsExactly(Double.NaN, 70.0, 70.0, 70.0, 65.0, 65.0);
    assertThat(band.points().stream().map(Band.Point::count)).containsExactly(0, 1, 1, 1, 1, 1);
    assertThat(band.points().get(2).deviation()).isNaN();
  }

  /** A seed that runs says nothing of budgets that it has not reached. */
  @Test
  void runningSeedCountsUpToItsReachAndReplacesWhatItWas() {
    BandCollector collector = new BandCollector(BudgetGrid.even(4, 4));
    collector.put(1, Trajectory.of(ONE_PLACE, new double[] {10}, Double.POSITIVE_INFINITY));
    collector.put(2, Trajectory.of(ONE_PLACE, new double[] {20}, 2));
    assertThat(collector.band(0, 1).points().stream().map(Band.Point::count))
        .containsExactly(2, 2, 1, 1);
    collector.put(2, Trajectory.of(new double[] {1, 3}, new double[] {20, 30}, 3));
    assertThat(collector.seeds()).isEqualTo(2);
    assertThat(collector.band(0, 1).points().stream().map(Band.Point::count))
        .containsExactly(2, 2, 2, 1);
    assertThat(collector.band(0, 1).points().stream().map(Band.Point::mean))
        .containsExactly(15.0, 15.0, 20.0, 10.0);
  }

  @Test
  void bandIsTheSameWhateverTheOrderOfTheSeeds() {
    BudgetGrid grid = BudgetGrid.even(50, 20);
    BandCollector rising = new BandCollector(grid);
    BandCollector falling = new BandCollector(grid);
    for (int i = 0; i < 60; i++) {
      rising.put(i, search(i, 50, Double.POSITIVE_INFINITY));
      falling.put(59 - i, search(59 - i, 25, 25));
      falling.put(59 - i, search(59 - i, 50, Double.POSITIVE_INFINITY));
    }
    assertThat(falling.band(0.25, 0.75)).isEqualTo(rising.band(0.25, 0.75));
  }

  @Test
  void bestSoFarKeepsTheFirstOfTheBestAndShowsItsOtherScore() {
    double[] spent = {1, 2, 3, 4, 5};
    double[] validation = {Double.NaN, 60, 60, 55, 61};
    double[] test = {99, 70, 80, 75, 65};
    Trajectory best = Trajectory.bestSoFar(spent, validation, test, 5);
    assertThat(best.at(BudgetGrid.even(6, 6)))
        .containsExactly(Double.NaN, 70, 70, 70, 65, Double.NaN);
    assertThat(best.last()).isEqualTo(65);
    assertThat(Trajectory.of(new double[0], new double[0], 0).last()).isNaN();
  }

  @Test
  void gridsEndWhereTheyAreTold() {
    assertThat(BudgetGrid.even(4, 4)).isEqualTo(BudgetGrid.of(1, 2, 3, 4));
    BudgetGrid ratios = BudgetGrid.logarithmic(0.1, 1000, 5);
    assertThat(ratios.get(1)).isCloseTo(1, within(1e-12));
    assertThat(ratios.get(4)).isEqualTo(1000);
    assertThatThrownBy(() -> BudgetGrid.of(1, 1)).hasMessage("budgets must rise: [1.0, 1.0]");
    assertThatThrownBy(() -> BudgetGrid.of()).isInstanceOf(IllegalArgumentException.class);
  }

  /** Four contestants of 500 seeds on 200 places, looked at after every tenth seed. */
  @Test
  void largeRaceIsFollowedInWellUnderItsMinute() {
    BudgetGrid grid = BudgetGrid.even(100, 200);
    long start = System.nanoTime();
    double sum = 0;
    for (int contestant = 0; contestant < 4; contestant++) {
      BandCollector collector = new BandCollector(grid);
      for (int seed = 0; seed < 500; seed++) {
        collector.put(seed, search(seed, 100, Double.POSITIVE_INFINITY));
        if (seed % 10 == 9) {
          sum += collector.band(0.25, 0.75).points().get(199).median();
        }
      }
    }
    assertThat(sum / 200).isBetween(95.0, 100.0);
    assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(20);
  }

  private static Trajectory constant(double value) {
    return Trajectory.of(ONE_PLACE, new double[] {value}, Double.POSITIVE_INFINITY);
  }

  /** The best of random trials. */
  private static Trajectory search(int seed, int trials, double reach) {
    RandomStream stream = RandomStream.ofSeed(seed);
    double[] scores = stream(stream, trials);
    double[] spent = IntStream.range(0, trials).mapToDouble(i -> i + 1).toArray();
    return Trajectory.bestSoFar(spent, scores, scores, reach);
  }

  private static double[] stream(RandomStream stream, int count) {
    return IntStream.range(0, count).mapToDouble(i -> 100 * stream.nextDouble()).toArray();
  }
}
