package cellscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.Schedules.Cosine;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  private static final double HIGHEST = 0.025;
  private static final double LOWEST = 0.001;

  @Property(seed = "201")
  void theLearningRateRisesInTheWarmUpAndFallsAfterIt(
      @ForAll @IntRange(min = 1, max = 300) int epochs,
      @ForAll @IntRange(max = 20) int warmUp,
      @ForAll Cosine cosine) {
    Schedules schedules = new Schedules(epochs, warmUp);
    for (int epoch = 1; epoch < schedules.total(); epoch++) {
      double before = schedules.learningRate(HIGHEST, LOWEST, cosine, epoch - 1, 0);
      double now = schedules.learningRate(HIGHEST, LOWEST, cosine, epoch, 0);
      if (epoch < warmUp) {
        assertThat(now).isGreaterThan(before);
      } else if (epoch > warmUp) {
        assertThat(now).isLessThanOrEqualTo(before);
      }
      assertThat(now).isBetween(0.0, HIGHEST);
    }
  }

  @Property(seed = "201")
  void theFullCosineBeginsAtTheHighestAndEndsAtTheLowestRate(
      @ForAll @IntRange(min = 2, max = 1000) int epochs, @ForAll @IntRange(max = 20) int warmUp) {
    Schedules schedules = new Schedules(epochs, warmUp);

    assertThat(schedules.learningRate(HIGHEST, LOWEST, Cosine.FULL, warmUp, 0)).isEqualTo(HIGHEST);
    assertThat(schedules.learningRate(HIGHEST, LOWEST, Cosine.FULL, schedules.total() - 1, 0))
        .isCloseTo(LOWEST, within(1e-15));
  }

  @Property(seed = "201")
  void theUpstreamCosineHoldsTheLowestRateFromItsCutOn(
      @ForAll @IntRange(min = 1, max = 300) int epochs,
      @ForAll @IntRange(min = 1, max = 20) int warmUp) {
    Schedules schedules = new Schedules(epochs, warmUp);
    for (int epoch = Math.max(epochs, warmUp); epoch < schedules.total(); epoch++) {
      assertThat(schedules.learningRate(HIGHEST, LOWEST, Cosine.UPSTREAM, epoch, 0))
          .isEqualTo(LOWEST);
    }
  }

  @Property(seed = "201")
  void stepsWithinAnEpochCountInTheWarmUpOnly(
      @ForAll @IntRange(max = 19) int epoch,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double f) {
    Schedules schedules = new Schedules(15, 5);
    double begin = schedules.learningRate(HIGHEST, LOWEST, Cosine.FULL, epoch, 0);
    double within = schedules.learningRate(HIGHEST, LOWEST, Cosine.FULL, epoch, f);

    if (epoch < 5) {
      assertThat(within).isCloseTo(begin + f * HIGHEST / 5, within(1e-15));
    } else {
      assertThat(within).isEqualTo(begin);
    }
  }

  @Property(seed = "201")
  void theTemperatureFallsInEqualStepsFromTheFirstToTheLastEpoch(
      @ForAll @IntRange(min = 2, max = 500) int epochs, @ForAll @IntRange(max = 10) int warmUp) {
    Schedules schedules = new Schedules(epochs, warmUp);
    int last = schedules.total() - 1;

    assertThat(schedules.temperature(10, 0.1, 0)).isEqualTo(10);
    assertThat(schedules.temperature(10, 0.1, last)).isCloseTo(0.1, within(1e-12));
    for (int epoch = 1; epoch <= last; epoch++) {
      double step =
          schedules.temperature(10, 0.1, epoch - 1) - schedules.temperature(10, 0.1, epoch);
      assertThat(step).isCloseTo(9.9 / last, within(1e-12));
    }
  }

  @Test
  void aSearchOfOneEpochKeepsTheHighestValues() {
    Schedules one = new Schedules(1, 0);

    assertThat(one.learningRate(HIGHEST, LOWEST, Cosine.FULL, 0, 0)).isEqualTo(HIGHEST);
    assertThat(one.learningRate(HIGHEST, LOWEST, Cosine.UPSTREAM, 0, 0)).isEqualTo(HIGHEST);
    assertThat(one.temperature(10, 0.1, 0)).isEqualTo(10);
  }
}
