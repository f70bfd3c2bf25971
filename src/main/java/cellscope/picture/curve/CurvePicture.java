package cellscope.picture.curve;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Picture;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * Curves with axes as plain records: what a file gets. The screen draws the same reduced lines
 * without records.
 */
public final class CurvePicture {
  /** Opacity of the curve itself behind its smoothed line. */
  public static final double RAW = 0.2;

  /** Width of a curve's line. */
  public static final double LINE = 1.6;

  /** Width of a dashed curve's line. */
  public static final double THIN = 1.2;

  private CurvePicture() {}

  /** A picture that fills a size. */
  public static Picture of(double width, double height, CurveScene scene) {
    CurveAxes axes = CurveAxes.of(width, height, scene);
    List<Shape> shapes = new ArrayList<>(axes.under(scene));
    for (SmoothedSeries series : scene.visible()) {
      Colour colour = new Colour.Series(series.source().colour()).faded(RAW);
      if (series.smoothing() > 0 && !series.source().isDashed()) {
        Stroke raw = Stroke.solid(colour, 1);
        shapes.add(line(series, series.source().values(), axes.window(), raw));
      }
    }
    for (SmoothedSeries series : scene.visible()) {
      shapes.add(line(series, values(series), axes.window(), stroke(series.source())));
    }
    shapes.addAll(axes.over(scene));
    return new Picture(width, height, shapes);
  }

  /** How a curve's line is drawn. */
  public static Stroke stroke(CurveSeries series) {
    Colour colour = new Colour.Series(series.colour());
    return series.isDashed() ? Stroke.dashed(colour, THIN) : Stroke.solid(colour, LINE);
  }

  /** What of a curve is drawn; a dashed one as it is. */
  public static MinMaxPyramid values(SmoothedSeries series) {
    return series.source().isDashed() ? series.source().values() : series.values();
  }

  private static Shape line(
      SmoothedSeries series, MinMaxPyramid values, CurveWindow window, Stroke stroke) {
    ColumnReduction line = new ColumnReduction();
    int columns = (int) Math.max(1, window.plot().width());
    line.reduce(series.source(), values, window.x1(), window.x2(), columns);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      points.add(inside(window, line.x(i), line.y(i)));
    }
    return new Shape.Polyline(points, stroke);
  }

  /** A file's picture has no clipping: what lies outside is drawn on the border. */
  private static Point inside(CurveWindow window, double x, double y) {
    Area plot = window.plot();
    return new Point(
        Math.max(plot.x(), Math.min(plot.right(), window.toPixelX(x))),
        Math.max(plot.y(), Math.min(plot.bottom(), window.toPixelY(y))));
  }
}
