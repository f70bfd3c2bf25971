package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import cellscope.picture.curve.CurveScene;
import cellscope.picture.curve.CurveSeries;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.SmoothedSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cross-hair: a line at an x, each curve's point there and a small table of their values. */
final class CurveReadout {
  private static final double ROW = 15;
  private static final double DISTANCE = 12;

  private record Row(SmoothedSeries series, int index) {
    String value() {
      double raw = series.source().y(index);
      double smooth = series.values().get(index);
      return series.smoothing() > 0 ? format(smooth) + "  (" + format(raw) + ")" : format(raw);
    }

    CurveSeries source() {
      return series.source();
    }
  }

  private CurveReadout() {}

  /** The values at an x, one curve a line. */
  static String text(CurveScene scene, double x) {
    StringBuilder text = new StringBuilder(place(scene, x));
    for (Row row : rows(scene, x)) {
      text.append('\n').append(row.source().name()).append("  ").append(row.value());
    }
    return text.toString();
  }

  /** The shapes of the cross-hair at an x; the table keeps to the side that has room. */
  static List<Shape> shapes(CurveScene scene, CurveWindow window, double x, double pointerY) {
    List<Shape> shapes = new ArrayList<>();
    Area plot = window.plot();
    double px = window.toPixelX(x);
    Stroke hair = Stroke.dashed(Colour.Role.MUTED, 1);
    shapes.add(new Shape.Line(px, plot.y(), px, plot.bottom(), hair));
    List<Row> rows = rows(scene, x);
    for (Row row : rows) {
      double y = window.toPixelY(row.series().values().get(row.index()));
      double at = window.toPixelX(row.source().x(row.index()));
      if (y >= plot.y() - 1 && y <= plot.bottom() + 1 && at >= plot.x() && at <= plot.right()) {
        Colour colour = new Colour.Series(row.source().colour());
        Stroke rim = Stroke.solid(Colour.Role.BACKGROUND, 1.5);
        shapes.add(new Shape.Circle(at, y, 4, colour, rim));
      }
    }
    addTable(shapes, plot, rows, place(scene, x), px, pointerY);
    return shapes;
  }

  private static void addTable(
      List<Shape> shapes, Area plot, List<Row> rows, String place, double px, double pointerY) {
    double width = TextSize.width(place, TextSize.SMALL, Weight.BOLD) + 16;
    double names = 0;
    for (Row row : rows) {
      double name = TextSize.width(row.source().name(), TextSize.SMALL, Weight.NORMAL);
      double value = TextSize.width(row.value(), TextSize.SMALL, Weight.NORMAL);
      names = Math.max(names, name);
      width = Math.max(width, 16 + 14 + name + 12 + value);
    }
    double height = 10 + ROW * (rows.size() + 1);
    if (width > plot.width() || height > plot.height()) {
      return;
    }
    double left = px + DISTANCE + width <= plot.right() ? px + DISTANCE : px - DISTANCE - width;
    left = Math.max(plot.x(), Math.min(plot.right() - width, left));
    double top = Math.max(plot.y(), Math.min(plot.bottom() - height, pointerY - height / 2));
    Area box = new Area(left, top, width, height);
    Stroke rim = Stroke.solid(Colour.Role.GRID, 1);
    shapes.add(new Shape.Box(box, 5, Colour.Role.SURFACE.faded(0.95), rim));
    double y = top + 5 + ROW / 2;
    shapes.add(text(left + 8, y, place, Anchor.START, Weight.BOLD));
    for (Row row : rows) {
      y += ROW;
      Colour colour = new Colour.Series(row.source().colour());
      shapes.add(new Shape.Circle(left + 12, y, 3.5, colour, Stroke.NONE));
      shapes.add(text(left + 22, y, row.source().name(), Anchor.START, Weight.NORMAL));
      shapes.add(text(box.right() - 8, y, row.value(), Anchor.END, Weight.NORMAL));
    }
  }

  private static List<Row> rows(CurveScene scene, double x) {
    List<Row> rows = new ArrayList<>();
    for (SmoothedSeries series : scene.visible()) {
      int nearest = series.source().nearest(x);
      if (nearest >= 0) {
        rows.add(new Row(series, nearest));
      }
    }
    return rows;
  }

  private static String place(CurveScene scene, double x) {
    return String.format(Locale.ROOT, "%s %.2f", scene.turn(), x);
  }

  /** A number with about four digits. */
  static String format(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "not finite";
    }
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.1f" : "%.4f", value);
  }

  private static Shape text(double x, double y, String content, Anchor anchor, Weight weight) {
    return new Shape.Text(x, y, content, anchor, TextSize.SMALL, weight, Colour.Role.FOREGROUND);
  }
}
