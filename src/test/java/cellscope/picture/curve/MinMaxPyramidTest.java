package cellscope.picture.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.picture.curve.MinMaxPyramid.Range;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MinMaxPyramidTest {
  @Property(tries = 300, seed = "1")
  void everyRangeIsThatOfItsNumbers(
      @ForAll @Size(min = 1, max = 700) double[] values,
      @ForAll @IntRange(max = 700) int one,
      @ForAll @IntRange(max = 700) int other) {
    MinMaxPyramid pyramid = new MinMaxPyramid();
    for (double value : values) {
      pyramid.append(value);
    }
    int from = Math.min(Math.min(one, other), values.length);
    int to = Math.min(Math.max(one, other), values.length);
    assertThat(pyramid.range(from, to)).isEqualTo(bruteForce(values, from, to));
  }

  @Test
  void appendingGivesTheSameAsBuildingAnew() {
    MinMaxPyramid grown = new MinMaxPyramid();
    double[] values = new double[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 97 == 5 ? Double.NaN : Math.sin(i * 12.9898) * 43_758;
      grown.append(values[i]);
      if (i % 1_003 == 0) {
        assertThat(grown.range(i / 3, i + 1)).isEqualTo(bruteForce(values, i / 3, i + 1));
      }
    }
    grown.clear();
    grown.append(7);
    assertThat(grown.range(0, 1)).isEqualTo(new Range(7, 7));
    assertThat(grown.size()).isEqualTo(1);
  }

  @Test
  void nanCountsForNothing() {
    MinMaxPyramid pyramid = new MinMaxPyramid();
    for (double value : new double[] {Double.NaN, 2, Double.NaN, -1, Double.NaN}) {
      pyramid.append(value);
    }
    assertThat(pyramid.range(0, 5)).isEqualTo(new Range(-1, 2));
    assertThat(pyramid.range(2, 3).isEmpty()).isTrue();
    assertThat(pyramid.range(3, 3).isEmpty()).isTrue();
  }

  @Test
  void anIndexOutsideIsRefused() {
    assertThatThrownBy(() -> new MinMaxPyramid().range(0, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Range bruteForce(double[] values, int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(values[i])) {
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
      }
    }
    return low <= high ? new Range(low, high) : new Range(Double.NaN, Double.NaN);
  }
}
