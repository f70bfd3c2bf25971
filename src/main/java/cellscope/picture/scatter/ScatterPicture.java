package cellscope.picture.scatter;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Picture;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.Ticks;
import cellscope.picture.curve.Ticks.Tick;
import java.util.ArrayList;
import java.util.List;

/** A scatter plot with axes, laid out for a size. */
public final class ScatterPicture {
  private static final double TOP = 22;
  private static final double BELOW = 34;
  private static final double LEFT = 52;
  private static final double RIGHT = 14;
  private static final double TICK_WIDTH = 62;
  private static final double TICK_HEIGHT = 34;
  private static final double REACH = 9;
  private static final int MANY = 500;

  private final double width;
  private final double height;
  private final ScatterScene scene;
  private final CurveWindow window;

  private ScatterPicture(double width, double height, ScatterScene scene) {
    this.width = width;
    this.height = height;
    this.scene = scene;
    Area plot =
        new Area(LEFT, TOP, Math.max(1, width - LEFT - RIGHT), Math.max(1, height - TOP - BELOW));
    double[] x = ScatterScene.range(scene.xs());
    double[] y = ScatterScene.range(scene.ys());
    window = new CurveWindow(plot, x[0], x[1], y[0], y[1], false);
  }

  /** Lays a scene out. */
  public static ScatterPicture of(double width, double height, ScatterScene scene) {
    return new ScatterPicture(width, height, scene);
  }

  /** Index of the point nearest to a place, if it is near enough to be meant; else -1. */
  public int at(double x, double y) {
    int nearest = -1;
    double best = REACH * REACH;
    for (int i = 0; i < scene.xs().length; i++) {
      double dx = window.toPixelX(scene.xs()[i]) - x;
      double dy = window.toPixelY(scene.ys()[i]) - y;
      if (dx * dx + dy * dy < best) {
        best = dx * dx + dy * dy;
        nearest = i;
      }
    }
    return nearest;
  }

  /** The whole plot: axes, points, those that stand out on top. */
  public Picture picture() {
    List<Shape> shapes = new ArrayList<>();
    addAxes(shapes);
    boolean many = scene.xs().length > MANY;
    Colour colour = new Colour.Series(0).faded(many ? 0.35 : 0.6);
    for (int i = 0; i < scene.xs().length; i++) {
      if (i != scene.marked()) {
        shapes.add(point(i, many ? 2 : 3, colour, Stroke.NONE));
      }
    }
    Stroke rim = Stroke.solid(Colour.Role.BACKGROUND, 1.5);
    if (scene.marked() >= 0) {
      shapes.add(point(scene.marked(), 6, Colour.Role.CHANGED, rim));
    }
    if (scene.pointed() >= 0) {
      Stroke ring = Stroke.solid(Colour.Role.FOREGROUND, 1.5);
      shapes.add(point(scene.pointed(), 7, Colour.Role.NONE, ring));
    }
    return new Picture(width, height, shapes);
  }

  private Shape point(int index, double radius, Colour fill, Stroke rim) {
    return new Shape.Circle(
        window.toPixelX(scene.xs()[index]), window.toPixelY(scene.ys()[index]), radius, fill, rim);
  }

  private void addAxes(List<Shape> shapes) {
    Area plot = window.plot();
    Stroke grid = Stroke.solid(Colour.Role.GRID, 1);
    int rows = (int) Math.max(2, plot.height() / TICK_HEIGHT);
    for (Tick tick : Ticks.linear(window.y1(), window.y2(), rows, false)) {
      double y = Math.floor(window.toPixelY(tick.value())) + 0.5;
      shapes.add(new Shape.Line(plot.x(), y, plot.right(), y, grid));
      shapes.add(text(plot.x() - 6, y, tick.label(), Anchor.END));
    }
    int columns = (int) Math.max(2, plot.width() / TICK_WIDTH);
    for (Tick tick : Ticks.linear(window.x1(), window.x2(), columns, false)) {
      double x = Math.floor(window.toPixelX(tick.value())) + 0.5;
      shapes.add(new Shape.Line(x, plot.y(), x, plot.bottom(), grid));
      shapes.add(text(x, plot.bottom() + 10, tick.label(), Anchor.MIDDLE));
    }
    shapes.add(text(plot.x(), 10, scene.yName(), Anchor.START));
    shapes.add(text(plot.right(), plot.bottom() + 24, scene.xName(), Anchor.END));
  }

  private static Shape text(double x, double y, String content, Anchor anchor) {
    return new Shape.Text(x, y, content, anchor, TextSize.SMALL, Weight.NORMAL, Colour.Role.MUTED);
  }
}
