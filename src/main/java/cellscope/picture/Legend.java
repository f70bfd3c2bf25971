package cellscope.picture;

import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * A legend that flows into as many rows as its width asks for.
 *
 * @param shapes swatches and names
 * @param items the area of each entry, in their order
 * @param height of all rows
 */
public record Legend(List<Shape> shapes, List<Area> items, double height) {
  private static final double ROW = 17;
  private static final double SWATCH = 16;
  private static final double GAP = 14;

  /** How an entry's swatch looks. */
  public enum Mark {
    LINE,
    DASHED,
    DOT,
    RING
  }

  /** An entry; one that is off is drawn faintly. */
  public record Entry(String name, Mark mark, Colour colour, boolean on) {}

  public Legend {
    shapes = List.copyOf(shapes);
    items = List.copyOf(items);
  }

  /** Lays entries out from (x, y) within a width. */
  public static Legend of(List<Entry> entries, double x, double y, double width) {
    List<Shape> shapes = new ArrayList<>();
    List<Area> items = new ArrayList<>();
    double left = x;
    double middle = y + ROW / 2;
    for (Entry entry : entries) {
      double wide = SWATCH + 5 + TextSize.width(entry.name(), TextSize.SMALL, Weight.NORMAL);
      if (left > x && left + wide > x + width) {
        left = x;
        middle += ROW;
      }
      double opacity = entry.on() ? 1 : 0.35;
      shapes.add(swatch(entry, left, middle, entry.colour().faded(opacity)));
      shapes.add(
          new Shape.Text(
              left + SWATCH + 5,
              middle,
              entry.name(),
              Anchor.START,
              TextSize.SMALL,
              Weight.NORMAL,
              Colour.Role.FOREGROUND.faded(opacity)));
      items.add(new Area(left, middle - ROW / 2, wide, ROW));
      left += wide + GAP;
    }
    return new Legend(shapes, items, entries.isEmpty() ? 0 : middle + ROW / 2 - y);
  }

  private static Shape swatch(Entry entry, double x, double y, Colour colour) {
    return switch (entry.mark()) {
      case LINE -> new Shape.Line(x, y, x + SWATCH, y, Stroke.solid(colour, 3));
      case DASHED -> new Shape.Line(x, y, x + SWATCH, y, Stroke.dashed(colour, 2));
      case DOT -> new Shape.Circle(x + SWATCH / 2, y, 3.5, colour, Stroke.NONE);
      case RING ->
          new Shape.Box(
              new Area(x + 2, y - 5, SWATCH - 4, 10),
              2,
              Colour.Role.NONE,
              Stroke.solid(colour, 1.5));
    };
  }
}
