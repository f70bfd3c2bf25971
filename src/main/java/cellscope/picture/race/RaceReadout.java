package cellscope.picture.race;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values at the budget that is looked at, as a small table beside the cross-hair. */
public final class RaceReadout {
  private static final double ROW = 15;
  private static final double DISTANCE = 12;

  /** A line at one of its places. */
  record Row(RaceLine line, int place) {
    double value() {
      return line.values()[place];
    }

    String text() {
      return String.format(
          Locale.ROOT, "%.2f  (%.2f–%.2f)", value(), line.lower()[place], line.upper()[place]);
    }
  }

  private RaceReadout() {}

  /** The same values as text, one contestant a line; empty without a cursor. */
  public static String text(RaceScene scene) {
    if (Double.isNaN(scene.cursor())) {
      return "";
    }
    StringBuilder text = new StringBuilder(title(scene));
    rows(scene)
        .forEach(r -> text.append('\n').append(r.line().name()).append("  ").append(r.text()));
    return text.toString();
  }

  static String title(RaceScene scene) {
    return String.format(Locale.ROOT, "%.0f %s", scene.cursor(), scene.unit());
  }

  static List<Row> rows(RaceScene scene) {
    List<Row> rows = new ArrayList<>();
    for (RaceLine line : scene.visible()) {
      int place = line.at(scene.cursor());
      if (place >= 0) {
        rows.add(new Row(line, place));
      }
    }
    return rows;
  }

  static List<Shape> table(List<Row> rows, String title, Area plot, double x) {
    double width = width(title) + 16;
    for (Row row : rows) {
      width = Math.max(width, 16 + 14 + width(row.line().name()) + 12 + width(row.text()));
    }
    double height = 10 + ROW * (rows.size() + 1);
    if (width > plot.width() || height > plot.height()) {
      return List.of();
    }
    double left = x + DISTANCE + width <= plot.right() ? x + DISTANCE : x - DISTANCE - width;
    Area box = new Area(Math.max(plot.x(), left), plot.bottom() - height - 8, width, height);
    List<Shape> shapes = new ArrayList<>();
    Stroke rim = Stroke.solid(Colour.Role.GRID, 1);
    shapes.add(new Shape.Box(box, 5, Colour.Role.SURFACE.faded(0.95), rim));
    double y = box.y() + 5 + ROW / 2;
    shapes.add(text(box.x() + 8, y, title, Anchor.START, Weight.BOLD));
    for (Row row : rows) {
      y += ROW;
      Colour colour = new Colour.Series(row.line().colour());
      shapes.add(new Shape.Circle(box.x() + 12, y, 3.5, colour, Stroke.NONE));
      shapes.add(text(box.x() + 22, y, row.line().name(), Anchor.START, Weight.NORMAL));
      shapes.add(text(box.right() - 8, y, row.text(), Anchor.END, Weight.NORMAL));
    }
    return shapes;
  }

  private static double width(String text) {
    return TextSize.width(text, TextSize.SMALL, Weight.NORMAL);
  }

  private static Shape text(double x, double y, String content, Anchor anchor, Weight weight) {
    return new Shape.Text(x, y, content, anchor, TextSize.SMALL, weight, Colour.Role.FOREGROUND);
  }
}
