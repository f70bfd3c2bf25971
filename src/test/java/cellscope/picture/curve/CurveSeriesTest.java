package cellscope.picture.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurveSeriesTest {
  @Test
  void everyPointIsKept() {
    CurveSeries series = new CurveSeries("loss", 0);
    for (int i = 0; i < 1_000; i++) {
      series.append(i / 10.0, -i);
    }
    assertThat(series.size()).isEqualTo(1_000);
    assertThat(series.x(777)).isEqualTo(77.7);
    assertThat(series.y(777)).isEqualTo(-777);
  }

  @Test
  void aValueThatIsNotFiniteLeavesAGapAndIsCounted() {
    CurveSeries series = new CurveSeries("loss", 0);
    series.append(0, 1);
    series.append(1, Double.POSITIVE_INFINITY);
    series.append(2, Double.NaN);
    series.append(3, 2);
    assertThat(series.notFinite()).isEqualTo(2);
    assertThat(series.y(1)).isNaN();
    assertThat(series.values().range(0, 4).high()).isEqualTo(2);
  }

  @Test
  void anXThatGoesBackIsRefused() {
    CurveSeries series = new CurveSeries("loss", 0);
    series.append(2, 1);
    assertThatThrownBy(() -> series.append(1.5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("loss: x goes forward, not to 1.5 after 2.0");
    assertThat(series.size()).isEqualTo(1);
  }

  @Property(seed = "1")
  void theNearestPointIsFound(
      @ForAll @IntRange(min = 1, max = 60) int points,
      @ForAll @DoubleRange(min = -2, max = 40) double x,
      @ForAll @IntRange(max = 60) int start,
      @ForAll @IntRange(max = 90) int guess) {
    CurveSeries series = new CurveSeries("loss", 0);
    for (int i = 0; i < points; i++) {
      series.append(i * 0.5, 0);
    }
    int expected = 0;
    while (expected < points && series.x(expected) < x) {
      expected++;
    }
    assertThat(series.indexFrom(x)).isEqualTo(expected);
    int before = Math.min(start, expected);
    assertThat(series.indexFrom(x, before, guess)).isEqualTo(expected);
    assertThat(Math.abs(series.x(series.nearest(x)) - x))
        .isLessThanOrEqualTo(Math.max(0.25, Math.max(-x, x - series.x(points - 1))) + 1e-9);
  }

  @Test
  void smoothingIsTheWeightedMeanOfThePast() {
    CurveSeries series = new CurveSeries("loss", 0);
    SmoothedSeries smoothed = new SmoothedSeries(series, 0.5);
    double[] xs = {0.1, 0.2, 0.7, 0.7, 2};
    double[] ys = {1, 3, -2, 4, 8};
    for (int i = 0; i < xs.length; i++) {
      series.append(xs[i], ys[i]);
      double sum = 0;
      double norm = 0;
      for (int j = 0; j <= i; j++) {
        double weight = Math.exp((xs[j] - xs[i]) / 0.5);
        sum += weight * ys[j];
        norm += weight;
      }
      assertThat(smoothed.values().get(i)).isCloseTo(sum / norm, within(1e-12));
    }
  }

  @Test
  void smoothingComesBeforeReduction() {
    CurveSeries series = new CurveSeries("loss", 0);
    for (int i = 0; i < 10_000; i++) {
      series.append(i / 1_000.0, i % 2 == 0 ? 1 : 0);
    }
    SmoothedSeries smoothed = new SmoothedSeries(series, 1);
    ColumnReduction line = new ColumnReduction();
    line.reduce(series, smoothed.values(), 5, 10, 50);
    for (int i = 0; i < line.size(); i++) {
      // the mean of the noise; the mean of the columns' extremes would be 0 or 1
      assertThat(line.y(i)).isCloseTo(0.5, within(0.01));
    }
  }

  @Test
  void gapsStayGapsWhenSmoothed() {
    CurveSeries series = new CurveSeries("loss", 0);
    series.append(0, 4);
    series.append(1, Double.NaN);
    series.append(2, 4);
    SmoothedSeries smoothed = new SmoothedSeries(series, 3);
    assertThat(smoothed.values().get(1)).isNaN();
    assertThat(smoothed.values().get(2)).isEqualTo(4);
  }

  @Test
  void aCurveThatBeginsAnewIsSmoothedAnew() {
    CurveSeries series = new CurveSeries("loss", 0);
    SmoothedSeries smoothed = new SmoothedSeries(series, 1);
    series.append(0, 100);
    assertThat(smoothed.values().size()).isEqualTo(1);
    series.clear();
    series.append(0, 1);
    series.append(1, 1);
    assertThat(smoothed.values().get(1)).isEqualTo(1);
    smoothed.setSmoothing(0);
    assertThat(smoothed.values()).isSameAs(series.values());
  }

  @Test
  void theWindowFollowsTheDataUntilItIsFixed() {
    CurveSeries series = new CurveSeries("loss", 0);
    series.append(0, 10);
    series.append(5, 1);
    series.append(10, 2);
    assertThat(scene(series, CurveZoom.ALL, Set.of()).xRange()).containsExactly(0, 10);
    assertThat(scene(series, CurveZoom.ALL, Set.of()).yRange(0, 10)).containsExactly(0.55, 10.45);
    CurveZoom zoom = CurveZoom.ALL.withX(4, 11);
    assertThat(scene(series, zoom, Set.of()).yRange(4, 11)).containsExactly(0.95, 2.05);
    assertThat(scene(series, zoom.withY(0, 3), Set.of()).yRange(4, 11)).containsExactly(0, 3);
    assertThat(scene(series, zoom, Set.of(series)).yRange(4, 11)).containsExactly(0, 1);
  }

  private static CurveScene scene(CurveSeries series, CurveZoom zoom, Set<CurveSeries> hidden) {
    SmoothedSeries smoothed = new SmoothedSeries(series, 0);
    return new CurveScene(
        List.of(smoothed), hidden, zoom, false, Double.NaN, "", "epoch", List.of());
  }
}
