package cellscope.picture.curve;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Legend;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Shape.Anchor;
import cellscope.picture.Shape.Weight;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import cellscope.picture.curve.Ticks.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Legend, grid and ticks of a curve picture of a size. In a small one the legend, then the ticks
 * are left out.
 *
 * @param legend one entry for each curve, in their order; without items where there is no room
 * @param window the part that is looked at and its pixels
 */
public record CurveAxes(
    Legend legend, CurveWindow window, List<Tick> xTicks, List<Tick> yTicks, boolean labelled) {
  private static final double PADDING = 8;
  private static final double BELOW = 20;
  private static final double TICK_WIDTH = 58;
  private static final double TICK_HEIGHT = 34;
  private static final double NAMED = 200;
  private static final double LEVEL_NAME = 13;

  public CurveAxes {
    xTicks = List.copyOf(xTicks);
    yTicks = List.copyOf(yTicks);
  }

  /** Lays the axes of a scene out. */
  public static CurveAxes of(double width, double height, CurveScene scene) {
    Legend legend = legend(width, height, scene);
    boolean labelled = width >= 140 && height >= 90;
    double top = PADDING + (legend.height() > 0 ? legend.height() + 6 : 0);
    double high = Math.max(1, height - top - (labelled ? BELOW : PADDING));
    double[] x = scene.xRange();
    double[] y = scene.yRange(x[0], x[1]);
    int most = (int) Math.max(2, high / TICK_HEIGHT);
    List<Tick> yTicks =
        scene.log() ? Ticks.logarithmic(y[0], y[1], most) : Ticks.linear(y[0], y[1], most, false);
    double left = labelled ? Math.max(width >= NAMED ? 48 : 28, widest(yTicks) + 14) : PADDING;
    Area plot = new Area(left, top, Math.max(1, width - left - 12), high);
    int columns = (int) Math.max(2, plot.width() / TICK_WIDTH);
    boolean whole = x[1] - x[0] >= 2;
    List<Tick> xTicks = Ticks.linear(x[0], x[1], columns, whole);
    CurveWindow window = new CurveWindow(plot, x[0], x[1], y[0], y[1], scene.log());
    return new CurveAxes(legend, window, xTicks, yTicks, labelled);
  }

  /** What lies under the curves: grid, ticks, legend. */
  public List<Shape> under(CurveScene scene) {
    List<Shape> shapes = new ArrayList<>(legend.shapes());
    Area plot = window.plot();
    Stroke grid = Stroke.solid(Colour.Role.GRID, 1);
    for (Tick tick : yTicks) {
      double y = crisp(window.toPixelY(tick.value()));
      shapes.add(new Shape.Line(plot.x(), y, plot.right(), y, grid));
      if (labelled) {
        shapes.add(text(plot.x() - 6, y, tick.label(), Anchor.END));
      }
    }
    for (Tick tick : xTicks) {
      double x = crisp(window.toPixelX(tick.value()));
      shapes.add(new Shape.Line(x, plot.y(), x, plot.bottom(), grid));
      if (labelled) {
        shapes.add(text(x, plot.bottom() + 11, tick.label(), Anchor.MIDDLE));
      }
    }
    for (CurveLevel level : levelsInView(scene)) {
      double y = crisp(window.toPixelY(level.y()));
      Stroke line = new Stroke(Colour.Role.MUTED, 1, List.of(1.5, 2.5));
      shapes.add(new Shape.Line(plot.x(), y, plot.right(), y, line));
    }
    double floor = crisp(plot.bottom());
    Stroke axis = Stroke.solid(Colour.Role.MUTED.faded(0.6), 1);
    shapes.add(new Shape.Line(plot.x(), floor, plot.right(), floor, axis));
    if (plot.x() >= 48) {
      shapes.add(text(plot.x() - 13, plot.bottom() + 11, scene.turn(), Anchor.END));
    }
    addUnit(shapes, scene.unit());
    return shapes;
  }

  /** What y is, at the right of the legend's row. */
  private void addUnit(List<Shape> shapes, String unit) {
    double end = window.plot().right();
    double taken = legend.items().stream().mapToDouble(Area::right).max().orElse(end);
    if (taken + TextSize.width(unit, TextSize.SMALL, Weight.NORMAL) + 12 <= end) {
      shapes.add(text(end, legend.items().get(0).centreY(), unit, Anchor.END));
    }
  }

  /** What lies on the curves: names of levels, the line of the epoch that is looked at. */
  public List<Shape> over(CurveScene scene) {
    List<Shape> shapes = new ArrayList<>(levelNames(scene));
    Area plot = window.plot();
    double x = window.toPixelX(scene.cursor());
    if (x >= plot.x() - 1 && x <= plot.right() + 1) {
      Stroke line = Stroke.solid(Colour.Role.CURSOR.faded(0.8), 1.5);
      shapes.add(new Shape.Line(x, plot.y(), x, plot.bottom(), line));
      shapes.add(
          new Shape.Polygon(
              List.of(
                  new Point(x - 5, plot.y() - 4),
                  new Point(x + 5, plot.y() - 4),
                  new Point(x, plot.y() + 3)),
              Colour.Role.CURSOR));
    }
    return shapes;
  }

  /** From the topmost down. */
  private List<CurveLevel> levelsInView(CurveScene scene) {
    Area plot = window.plot();
    return scene.levels().stream()
        .filter(level -> !scene.log() || level.y() > 0)
        .filter(
            level ->
                window.toPixelY(level.y()) >= plot.y()
                    && window.toPixelY(level.y()) <= plot.bottom())
        .sorted(Comparator.comparing(CurveLevel::y).reversed())
        .toList();
  }

  /**
   * Each name above its line, or as near below that as the name before leaves room; none where the
   * plot is too small for them.
   */
  private List<Shape> levelNames(CurveScene scene) {
    List<Shape> shapes = new ArrayList<>();
    Area plot = window.plot();
    List<CurveLevel> levels = levelsInView(scene);
    if (!labelled || plot.height() < LEVEL_NAME * (levels.size() + 2)) {
      return shapes;
    }
    double next = plot.y() + LEVEL_NAME / 2;
    double last = plot.bottom() - LEVEL_NAME * (levels.size() - 0.5);
    for (CurveLevel level : levels) {
      double y = Math.max(next, Math.min(last, window.toPixelY(level.y()) - LEVEL_NAME / 2));
      double width = TextSize.width(level.label(), TextSize.SMALL, Weight.NORMAL) + 6;
      Area under = new Area(plot.x(), y - 6, width, 12);
      shapes.add(new Shape.Box(under, 3, Colour.Role.BACKGROUND.faded(0.75), Stroke.NONE));
      shapes.add(text(plot.x() + 3, y, level.label(), Anchor.START));
      next = y + LEVEL_NAME;
      last += LEVEL_NAME;
    }
    return shapes;
  }

  private static Legend legend(double width, double height, CurveScene scene) {
    List<Legend.Entry> entries =
        scene.series().stream()
            .map(
                s ->
                    new Legend.Entry(
                        s.source().name(),
                        s.source().isDashed() ? Legend.Mark.DASHED : Legend.Mark.LINE,
                        new Colour.Series(s.source().colour()),
                        !scene.hidden().contains(s.source())))
            .toList();
    Legend legend = Legend.of(entries, PADDING, 5, width - 2 * PADDING);
    return legend.height() > height * 0.25 ? new Legend(List.of(), List.of(), 0) : legend;
  }

  private static double widest(List<Tick> ticks) {
    return ticks.stream()
        .mapToDouble(t -> TextSize.width(t.label(), TextSize.SMALL, Weight.NORMAL))
        .max()
        .orElse(0);
  }

  /** The middle of a pixel, where a line of width 1 is sharp. */
  private static double crisp(double pixel) {
    return Math.floor(pixel) + 0.5;
  }

  private static Shape text(double x, double y, String content, Anchor anchor) {
    return new Shape.Text(x, y, content, anchor, TextSize.SMALL, Weight.NORMAL, Colour.Role.MUTED);
  }
}
