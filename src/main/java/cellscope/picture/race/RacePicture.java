package cellscope.picture.race;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Legend;
import cellscope.picture.Picture;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A race: axes, levels, bands, lines, and the values at the budget that is looked at. */
public final class RacePicture {
  private static final double PADDING = 8;
  private static final double BELOW = 22;
  private static final double TICK_HEIGHT = 34;
  private static final double TICK_WIDTH = 58;
  private static final double BAND = 0.11;
  private static final double LINE = 1.8;

  private final RaceScene scene;
  private final Legend legend;
  private final CurveWindow window;
  private final List<Ticks.Tick> ticks;
  private final List<Shape> shapes = new ArrayList<>();

  private RacePicture(double width, double height, RaceScene scene) {
    this.scene = scene;
    Legend whole = legend(scene, width);
    legend = whole.height() > height * 0.3 ? new Legend(List.of(), List.of(), 0) : whole;
    double top = PADDING + (legend.height() > 0 ? legend.height() + 8 : 0);
    double high = Math.max(1, height - top - BELOW);
    double[] y = scene.range();
    int most = (int) Math.max(2, high / TICK_HEIGHT);
    ticks =
        scene.log() ? Ticks.logarithmic(y[0], y[1], most) : Ticks.linear(y[0], y[1], most, false);
    double left = ticks.stream().mapToDouble(t -> width(t.label())).max().orElse(0) + 16;
    Area plot = new Area(left, top, Math.max(1, width - left - 12), high);
    window = new CurveWindow(plot, 0, scene.budget(), y[0], y[1], scene.log());
  }

  /** A picture that fills a size. */
  public static Picture of(double width, double height, RaceScene scene) {
    RacePicture picture = new RacePicture(width, height, scene);
    picture.axes();
    picture.levels();
    scene.visible().forEach(picture::band);
    scene.visible().forEach(picture::line);
    if (scene.cursor() >= 0 && scene.cursor() <= scene.budget()) {
      picture.cursor();
    }
    return new Picture(width, height, picture.shapes);
  }

  /** The areas of the legend's entries, in the order of the lines. */
  public static List<Area> legendItems(double width, double height, RaceScene scene) {
    return new RacePicture(width, height, scene).legend.items();
  }

  /** The budget at a pixel; NaN outside of the plot. */
  public static double budgetAt(double width, double height, RaceScene scene, double x, double y) {
    CurveWindow window = new RacePicture(width, height, scene).window;
    return window.plot().contains(x, y) ? window.toX(x) : Double.NaN;
  }

  private static Legend legend(RaceScene scene, double width) {
    List<Legend.Entry> entries =
        scene.lines().stream()
            .map(
                l ->
                    new Legend.Entry(
                        l.name(),
                        l.isDashed() ? Legend.Mark.DASHED : Legend.Mark.LINE,
                        new Colour.Series(l.colour()),
                        !scene.hidden().contains(l.name())))
            .toList();
    return Legend.of(entries, PADDING, 5, width - 2 * PADDING);
  }

  private void axes() {
    shapes.addAll(legend.shapes());
    Area plot = window.plot();
    Stroke grid = Stroke.solid(Colour.Role.GRID, 1);
    for (Ticks.Tick tick : ticks) {
      double y = crisp(window.toPixelY(tick.value()));
      shapes.add(new Shape.Line(plot.x(), y, plot.right(), y, grid));
      text(plot.x() - 6, y, tick.label(), Anchor.END, Colour.Role.MUTED);
    }
    double unitLeft = plot.right() - width(scene.unit());
    int columns = (int) Math.max(2, plot.width() / TICK_WIDTH);
    for (Ticks.Tick tick : Ticks.linear(0, scene.budget(), columns, scene.budget() >= 2)) {
      double x = crisp(window.toPixelX(tick.value()));
      shapes.add(new Shape.Line(x, plot.y(), x, plot.bottom(), grid));
      if (x + width(tick.label()) / 2 < unitLeft - 8) {
        text(x, plot.bottom() + 12, tick.label(), Anchor.MIDDLE, Colour.Role.MUTED);
      }
    }
    double floor = crisp(plot.bottom());
    Stroke axis = Stroke.solid(Colour.Role.MUTED.faded(0.6), 1);
    shapes.add(new Shape.Line(plot.x(), floor, plot.right(), floor, axis));
    text(plot.right(), plot.bottom() + 12, scene.unit(), Anchor.END, Colour.Role.MUTED);
    addMeasure(plot);
  }

  /** What the values are, at the right of the legend's row. */
  private void addMeasure(Area plot) {
    double taken = legend.items().stream().mapToDouble(Area::right).max().orElse(plot.right());
    if (taken + width(scene.measure()) + 12 <= plot.right()) {
      double y = legend.items().get(0).centreY();
      text(plot.right(), y, scene.measure(), Anchor.END, Colour.Role.MUTED);
    }
  }

  /** The first one's name stands at the left, the next one's at the right, and so on. */
  private void levels() {
    Area plot = window.plot();
    boolean atLeft = true;
    for (RaceScene.Level level : scene.levels()) {
      double y = window.toPixelY(level.value());
      if (y < plot.y() || y > plot.bottom() || scene.log() && level.value() <= 0) {
        continue;
      }
      Stroke line = Stroke.dashed(Colour.Role.MUTED.faded(0.8), 1);
      shapes.add(new Shape.Line(plot.x(), crisp(y), plot.right(), crisp(y), line));
      double name = y + (y - 14 < plot.y() ? 9 : -8);
      double x = atLeft ? plot.x() + 6 : plot.right() - 6;
      text(x, name, level.name(), atLeft ? Anchor.START : Anchor.END, Colour.Role.MUTED);
      atLeft = !atLeft;
    }
  }

  /** A band, interrupted where there is none. */
  private void band(RaceLine line) {
    List<Point> lower = new ArrayList<>();
    List<Point> upper = new ArrayList<>();
    for (int i = 0; i <= line.budgets().length; i++) {
      boolean known = i < line.budgets().length && !Double.isNaN(line.lower()[i]);
      if (known) {
        lower.add(point(line.budgets()[i], line.lower()[i]));
        upper.add(point(line.budgets()[i], line.upper()[i]));
      } else if (lower.size() > 1) {
        Collections.reverse(upper);
        lower.addAll(upper);
        shapes.add(new Shape.Polygon(lower, new Colour.Series(line.colour()).faded(BAND)));
      }
      if (!known) {
        lower.clear();
        upper.clear();
      }
    }
  }

  private void line(RaceLine line) {
    Colour colour = new Colour.Series(line.colour());
    Stroke stroke = line.isDashed() ? Stroke.dashed(colour, LINE) : Stroke.solid(colour, LINE);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= line.budgets().length; i++) {
      if (i < line.budgets().length && !Double.isNaN(line.values()[i])) {
        points.add(point(line.budgets()[i], line.values()[i]));
      } else {
        if (points.size() > 1) {
          shapes.add(new Shape.Polyline(points, stroke));
        } else if (points.size() == 1) {
          Point only = points.get(0);
          shapes.add(new Shape.Circle(only.x(), only.y(), 2.5, colour, Stroke.NONE));
        }
        points.clear();
      }
    }
  }

  /** What lies outside is drawn on the border. */
  private Point point(double budget, double value) {
    Area plot = window.plot();
    return new Point(
        Math.max(plot.x(), Math.min(plot.right(), window.toPixelX(budget))),
        Math.max(plot.y(), Math.min(plot.bottom(), window.toPixelY(value))));
  }

  private void cursor() {
    Area plot = window.plot();
    double x = window.toPixelX(scene.cursor());
    Stroke hair = Stroke.dashed(Colour.Role.MUTED, 1);
    shapes.add(new Shape.Line(x, plot.y(), x, plot.bottom(), hair));
    List<RaceReadout.Row> rows = RaceReadout.rows(scene);
    for (RaceReadout.Row row : rows) {
      Point at = point(row.line().budgets()[row.place()], row.value());
      Colour colour = new Colour.Series(row.line().colour());
      Stroke rim = Stroke.solid(Colour.Role.BACKGROUND, 1.5);
      shapes.add(new Shape.Circle(at.x(), at.y(), 4, colour, rim));
    }
    shapes.addAll(RaceReadout.table(rows, RaceReadout.title(scene), plot, x));
  }

  private void text(double x, double y, String content, Anchor anchor, Colour colour) {
    shapes.add(new Shape.Text(x, y, content, anchor, TextSize.SMALL, Weight.NORMAL, colour));
  }

  private static double width(String text) {
    return TextSize.width(text, TextSize.SMALL, Weight.NORMAL);
  }

  /** The middle of a pixel, where a line of width 1 is sharp. */
  private static double crisp(double pixel) {
    return Math.floor(pixel) + 0.5;
  }
}
