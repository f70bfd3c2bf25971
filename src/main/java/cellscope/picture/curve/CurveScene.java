package cellscope.picture.curve;

import cellscope.picture.curve.MinMaxPyramid.Range;
import java.util.List;
import java.util.Set;

/**
 * What a curve picture shows.
 *
 * @param series all curves, hidden ones too: they stay in the legend
 * @param hidden the curves that are not drawn
 * @param zoom which part
 * @param log whether y is logarithmic
 * @param cursor the epoch that is looked at, NaN for none
 * @param unit what y is, empty for nothing to say
 * @param turn what x counts, such as "epoch"
 * @param levels values that the curves are held against; all of them are in view where nobody has
 *     zoomed
 */
public record CurveScene(
    List<SmoothedSeries> series,
    Set<CurveSeries> hidden,
    CurveZoom zoom,
    boolean log,
    double cursor,
    String unit,
    String turn,
    List<CurveLevel> levels) {
  private static final double PADDING = 0.05;

  public CurveScene {
    series = List.copyOf(series);
    hidden = Set.copyOf(hidden);
    levels = List.copyOf(levels);
  }

  /** The curves that are drawn. */
  public List<SmoothedSeries> visible() {
    return series.stream().filter(s -> !hidden.contains(s.source())).toList();
  }

  /** Least and greatest x: the zoom's, else from 0 or the first point to the last. */
  double[] xRange() {
    if (zoom.hasX()) {
      return new double[] {zoom.x1(), zoom.x2()};
    }
    double from = 0;
    double to = 0;
    for (SmoothedSeries s : series) {
      int size = s.source().size();
      if (size > 0) {
        from = Math.min(from, s.source().x(0));
        to = Math.max(to, s.source().x(size - 1));
      }
    }
    return new double[] {from, to > from ? to : from + 1};
  }

  /**
   * Least and greatest y: the zoom's, else of what is drawn between {@code x1} and {@code x2}, with
   * some air.
   */
  double[] yRange(double x1, double x2) {
    if (zoom.hasY() && (!log || zoom.y1() > 0)) {
      return new double[] {zoom.y1(), zoom.y2()};
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (SmoothedSeries s : visible()) {
      CurveSeries source = s.source();
      int end = source.indexFrom(Math.nextUp(x2));
      Range range = source.values().range(Math.min(end, source.indexFrom(x1)), end);
      if (!range.isEmpty()) {
        low = Math.min(low, log && range.low() <= 0 ? source.leastPositive() : range.low());
        high = Math.max(high, range.high());
      }
    }
    for (CurveLevel level : levels) {
      if (!log || level.y() > 0) {
        low = Math.min(low, level.y());
        high = Math.max(high, level.y());
      }
    }
    return log ? airLog(low, high) : air(low, high);
  }

  private static double[] air(double low, double high) {
    if (!(low <= high)) {
      return new double[] {0, 1};
    }
    double span = high - low;
    double air = span > 0 ? PADDING * span : Math.max(1e-3, Math.abs(low) * PADDING);
    return new double[] {low - air, high + air};
  }

  private static double[] airLog(double low, double high) {
    if (!(low <= high && low > 0)) {
      return new double[] {0.1, 1};
    }
    double factor = high > low ? Math.pow(high / low, PADDING) : 1 + PADDING;
    return new double[] {low / factor, high * factor};
  }
}
