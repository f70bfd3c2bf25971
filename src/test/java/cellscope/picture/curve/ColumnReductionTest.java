package cellscope.picture.curve;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.RandomStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColumnReductionTest {
  @Property(tries = 150, seed = "1")
  void everyColumnKeepsItsLeastAndGreatest(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5_000) int points,
      @ForAll @IntRange(min = 1, max = 300) int columns,
      @ForAll @DoubleRange(max = 0.7) double from) {
    CurveSeries series = random(seed, points);
    double x1 = from * series.x(points - 1);
    double x2 = Math.max(x1 + 1e-3, series.x(points - 1) * (from + 0.3));
    ColumnReduction line = new ColumnReduction();
    line.reduce(series, series.values(), x1, x2, columns);

    double[][] kept = columns(columns);
    for (int i = 0; i < line.size(); i++) {
      widen(kept, column(line.x(i), x1, x2, columns), line.y(i));
    }
    double[][] all = columns(columns);
    for (int i = 0; i < points; i++) {
      if (!Double.isNaN(series.y(i))) {
        widen(all, column(series.x(i), x1, x2, columns), series.y(i));
      }
    }
    assertThat(kept[0]).isEqualTo(all[0]);
    assertThat(kept[1]).isEqualTo(all[1]);
  }

  @Test
  void aLongCurveBecomesAShortLine() {
    CurveSeries series = random(3, 400_000);
    ColumnReduction line = new ColumnReduction();
    line.reduce(series, series.values(), 0, series.x(series.size() - 1), 800);
    assertThat(line.size()).isBetween(800, 4 * 802);
    for (int i = 1; i < line.size(); i++) {
      assertThat(line.x(i)).isGreaterThanOrEqualTo(line.x(i - 1));
    }
  }

  @Test
  void theLineReachesThePointsBesideTheWindow() {
    CurveSeries series = new CurveSeries("loss", 0);
    for (int i = 0; i < 10; i++) {
      series.append(i, i * i);
    }
    ColumnReduction line = new ColumnReduction();
    line.reduce(series, series.values(), 3.5, 5.5, 100);
    assertThat(line.x(0)).isEqualTo(3);
    assertThat(line.x(line.size() - 1)).isEqualTo(6);
  }

  /** Columns of the window; points outside share one at each end. */
  private static int column(double x, double x1, double x2, int columns) {
    double step = (x2 - x1) / columns;
    // as the reduction does it: a point belongs to the last column whose beginning is not after it
    int column = (int) Math.floor((x - x1) / step);
    while (x1 + (column + 1) * step <= x) {
      column++;
    }
    while (x1 + column * step > x) {
      column--;
    }
    return column;
  }

  private static double[][] columns(int columns) {
    double[][] spans = new double[2][columns];
    Arrays.fill(spans[0], Double.POSITIVE_INFINITY);
    Arrays.fill(spans[1], Double.NEGATIVE_INFINITY);
    return spans;
  }

  private static void widen(double[][] spans, int column, double y) {
    if (column >= 0 && column < spans[0].length) {
      spans[0][column] = Math.min(spans[0][column], y);
      spans[1][column] = Math.max(spans[1][column], y);
    }
  }

  private static CurveSeries random(long seed, int points) {
    RandomStream random = RandomStream.ofSeed(seed);
    CurveSeries series = new CurveSeries("loss", 0);
    double x = 0;
    for (int i = 0; i < points; i++) {
      x += random.nextInt(20) == 0 ? random.nextDouble() : 0.01 * random.nextDouble();
      boolean gap = random.nextInt(50) == 0;
      series.append(x, gap ? Double.NaN : random.nextGaussian());
    }
    return series;
  }
}
