package cellscope.picture.curve;

import cellscope.picture.curve.MinMaxPyramid.Range;
import java.util.Arrays;

/**
 * A curve's part of a viewport as a line of few points: each pixel column gives its first, least,
 * greatest and last value, or its points themselves where it has no more of them. So the line looks
 * as if every point had been drawn.
 */
public final class ColumnReduction {
  private static final int MOST_IN_COLUMN = 4;

  private double[] xs = new double[256];
  private double[] ys = new double[256];
  private int size;

  /**
   * Reduces what lies in a range of x, and the points next to it on both sides, lest the line end
   * at the border.
   *
   * @param series the curve's x
   * @param values the curve's y or smoothed y, one for each point
   * @param from least x, epochs
   * @param to greatest x, epochs
   * @param columns number of pixel columns between the two
   */
  public void reduce(
      CurveSeries series, MinMaxPyramid values, double from, double to, int columns) {
    size = 0;
    int first = Math.max(0, series.indexFrom(from) - 1);
    int end = Math.min(series.size(), series.indexFrom(Math.nextUp(to)) + 1);
    int index = first;
    double step = (to - from) / columns;
    int stride = MOST_IN_COLUMN;
    while (index < end) {
      // the column of this point, and the index at which the next column begins
      double column = Math.floor((series.x(index) - from) / step);
      int next = series.indexFrom(from + (column + 1) * step, index, index + stride);
      next = Math.max(index + 1, Math.min(end, next));
      add(series, values, index, next);
      stride = next - index;
      index = next;
    }
  }

  private void add(CurveSeries series, MinMaxPyramid values, int index, int next) {
    if (next - index <= MOST_IN_COLUMN) {
      for (int i = index; i < next; i++) {
        add(series.x(i), values.get(i));
      }
      return;
    }
    Range range = values.range(index, next);
    if (range.isEmpty()) {
      return;
    }
    double x1 = series.x(index);
    double x2 = series.x(next - 1);
    double middle = (x1 + x2) / 2;
    add(x1, values.get(index));
    boolean falls = values.get(index) - range.low() > range.high() - values.get(index);
    add(middle, falls ? range.high() : range.low());
    add(middle, falls ? range.low() : range.high());
    add(x2, values.get(next - 1));
  }

  private void add(double x, double y) {
    if (Double.isNaN(y)) {
      return;
    }
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    xs[size] = x;
    ys[size++] = y;
  }

  /** Number of points of the reduced line. */
  public int size() {
    return size;
  }

  public double x(int index) {
    return xs[index];
  }

  public double y(int index) {
    return ys[index];
  }
}
