package cellscope.picture.curve;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.picture.curve.Ticks.Tick;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void ticksAreRoundNumbers() {
    assertThat(labels(Ticks.linear(0, 2.4, 5, false)))
        .containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
    assertThat(labels(Ticks.linear(0, 3, 10, true))).containsExactly("0", "1", "2", "3");
    assertThat(labels(Ticks.linear(-0.02, 0.02, 4, false)))
        .containsExactly("-0.02", "-0.01", "0.00", "0.01", "0.02");
  }

  @Test
  void logarithmicTicksArePowersOfTen() {
    assertThat(labels(Ticks.logarithmic(0.02, 400, 5))).containsExactly("0.1", "1", "10", "100");
    assertThat(labels(Ticks.logarithmic(0.4, 6, 6))).containsExactly("0.5", "1", "2", "5");
  }

  @Property(seed = "1")
  void ticksLieInsideAndAreFew(
      @ForAll @DoubleRange(min = -1e4, max = 1e4) @Scale(4) double from,
      @ForAll @DoubleRange(min = 1e-4, max = 1e4) @Scale(4) double span,
      @ForAll @IntRange(min = 2, max = 12) int most) {
    List<Tick> ticks = Ticks.linear(from, from + span, most, false);
    assertThat(ticks).hasSizeBetween(1, most + 1);
    assertThat(ticks)
        .allMatch(t -> t.value() >= from - span * 1e-6 && t.value() <= from + span * (1 + 1e-6));
    assertThat(labels(ticks)).doesNotHaveDuplicates();
  }

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }
}
