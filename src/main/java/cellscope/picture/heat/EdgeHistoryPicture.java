package cellscope.picture.heat;

import cellscope.picture.Area;
import cellscope.picture.CellFrame;
import cellscope.picture.Colour;
import cellscope.picture.OperationNames;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;

/**
 * The probabilities of one edge's operations over the epochs, as areas that lie on each other and
 * fill the height. A pixel column shows its last epoch where there are more epochs than pixels.
 */
public final class EdgeHistoryPicture {
  private static final double TITLE = 16;
  private static final double LEFT = 34;
  private static final double RIGHT = 10;
  private static final double BELOW = 16;

  private EdgeHistoryPicture() {}

  /** The part of an area in which the history itself is drawn. */
  public static Area plot(Area area) {
    return new Area(
        area.x() + LEFT,
        area.y() + TITLE,
        Math.max(1, area.width() - LEFT - RIGHT),
        Math.max(1, area.height() - TITLE - BELOW));
  }

  /** Index of the epoch at a height's x, within the frames. */
  public static int frameAt(Area area, double x, int frames) {
    Area plot = plot(area);
    double place = frames < 2 ? 0 : (x - plot.x()) / plot.width() * (frames - 1);
    return (int) Math.max(0, Math.min(frames - 1, Math.round(place)));
  }

  /**
   * The shapes.
   *
   * @param frames epochs in order, at least one
   * @param cursor the epoch that is looked at
   */
  public static List<Shape> shapes(Area area, List<CellFrame> frames, int edge, int cursor) {
    List<Shape> shapes = new ArrayList<>();
    Area plot = plot(area);
    addAreas(shapes, plot, frames, edge);
    addCursor(shapes, plot, frames, cursor);
    String name = OperationNames.of(frames.get(0).topology().edges().get(edge));
    shapes.add(
        text(plot.x(), area.y() + 6, "softmax of " + name + " over the epochs", Anchor.START));
    shapes.add(text(plot.x() - 5, plot.y() + 4, "1", Anchor.END));
    shapes.add(text(plot.x() - 5, plot.bottom() - 4, "0", Anchor.END));
    int first = frames.get(0).epoch();
    int last = frames.get(frames.size() - 1).epoch();
    shapes.add(text(plot.x(), plot.bottom() + 9, "epoch " + first, Anchor.START));
    if (last > first) {
      shapes.add(text(plot.right(), plot.bottom() + 9, String.valueOf(last), Anchor.END));
    }
    return shapes;
  }

  private static void addAreas(List<Shape> shapes, Area plot, List<CellFrame> frames, int edge) {
    int columns = (int) Math.min(Math.max(2, plot.width()), Math.max(2, frames.size()));
    int operations = frames.get(0).operations().size();
    double[] floor = new double[columns];
    for (int k = 0; k < operations; k++) {
      List<Point> lower = new ArrayList<>();
      List<Point> upper = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        int frame = (int) Math.round(c * (frames.size() - 1) / (double) (columns - 1));
        double x = plot.x() + c * plot.width() / (columns - 1);
        lower.add(new Point(x, plot.bottom() - floor[c] * plot.height()));
        floor[c] += frames.get(frame).alpha().softmax(edge)[k];
        upper.add(0, new Point(x, plot.bottom() - floor[c] * plot.height()));
      }
      lower.addAll(upper);
      Colour colour = new Colour.OfOperation(frames.get(0).operations().get(k));
      shapes.add(new Shape.Polygon(lower, colour.faded(0.85)));
    }
  }

  private static void addCursor(List<Shape> shapes, Area plot, List<CellFrame> frames, int cursor) {
    int first = frames.get(0).epoch();
    int last = frames.get(frames.size() - 1).epoch();
    if (cursor < first || cursor > last || last == first) {
      return;
    }
    double x = plot.x() + plot.width() * (cursor - first) / (last - first);
    shapes.add(
        new Shape.Line(
            x, plot.y() - 2, x, plot.bottom() + 2, Stroke.solid(Colour.Role.BACKGROUND, 3.5)));
    shapes.add(
        new Shape.Line(
            x, plot.y() - 2, x, plot.bottom() + 2, Stroke.solid(Colour.Role.CURSOR, 1.5)));
  }

  private static Shape text(double x, double y, String content, Anchor anchor) {
    return new Shape.Text(x, y, content, anchor, TextSize.SMALL, Weight.NORMAL, Colour.Role.MUTED);
  }
}
