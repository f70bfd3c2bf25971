package cellscope.picture.chart;

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
import cellscope.picture.curve.Ticks;
import cellscope.picture.curve.Ticks.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Panels beside each other that share their horizontal axis: measured points, joined by lines. The
 * vertical axes begin at 0, so that heights can be compared.
 */
public final class PointChart {
  private static final double MARGIN = 14;
  private static final double LEFT = 50;
  private static final double TITLE = 26;
  private static final double BELOW = 40;
  private static final double AIR = 1.08;

  private PointChart() {}

  /**
   * Measured points of one subject.
   *
   * @param values one for each place on the horizontal axis
   */
  public record Line(String name, List<Double> values) {
    public Line {
      values = List.copyOf(values);
    }
  }

  /**
   * A panel.
   *
   * @param title what is measured, and in which unit
   */
  public record Panel(String title, List<Line> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Draws panels.
   *
   * @param places ascending whole numbers along the horizontal axis, at least two
   * @param axis what they are
   * @param panels with the same lines, in the same order
   */
  public static Picture of(
      double width, double height, List<Integer> places, String axis, List<Panel> panels) {
    List<Legend.Entry> entries = new ArrayList<>();
    List<Line> lines = panels.get(0).lines();
    for (int i = 0; i < lines.size(); i++) {
      Colour colour = new Colour.Series(i);
      entries.add(new Legend.Entry(lines.get(i).name(), Legend.Mark.LINE, colour, true));
    }
    Legend legend = Legend.of(entries, MARGIN, MARGIN / 2, width - 2 * MARGIN);
    List<Shape> shapes = new ArrayList<>(legend.shapes());
    double top = MARGIN + legend.height();
    double each = (width - MARGIN) / panels.size();
    for (int p = 0; p < panels.size(); p++) {
      Area plot =
          new Area(
              p * each + LEFT, top + TITLE, each - LEFT - MARGIN, height - top - TITLE - BELOW);
      draw(panels.get(p), places, axis, plot, shapes);
    }
    return new Picture(width, height, shapes);
  }

  private static void draw(
      Panel panel, List<Integer> places, String axis, Area plot, List<Shape> shapes) {
    double highest =
        panel.lines().stream()
            .flatMap(l -> l.values().stream())
            .mapToDouble(v -> v)
            .max()
            .orElse(1);
    double most = highest > 0 ? highest * AIR : 1;
    shapes.add(text(plot.x(), plot.y() - 12, panel.title(), Anchor.START, Weight.BOLD));
    Stroke grid = Stroke.solid(Colour.Role.GRID, 1);
    for (Tick tick : Ticks.linear(0, most, 6, false)) {
      double y = plot.bottom() - plot.height() * tick.value() / most;
      shapes.add(new Shape.Line(plot.x(), y, plot.right(), y, grid));
      shapes.add(text(plot.x() - 6, y, tick.label(), Anchor.END, Weight.NORMAL));
    }
    for (int place : places) {
      String label = Integer.toString(place);
      double x = x(place, places, plot);
      shapes.add(text(x, plot.bottom() + 12, label, Anchor.MIDDLE, Weight.NORMAL));
    }
    shapes.add(text(plot.centreX(), plot.bottom() + 28, axis, Anchor.MIDDLE, Weight.NORMAL));
    for (int i = 0; i < panel.lines().size(); i++) {
      draw(panel.lines().get(i), new Colour.Series(i), places, plot, most, shapes);
    }
  }

  private static void draw(
      Line line, Colour colour, List<Integer> places, Area plot, double most, List<Shape> shapes) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      double y = plot.bottom() - plot.height() * line.values().get(i) / most;
      points.add(new Point(x(places.get(i), places, plot), y));
    }
    shapes.add(new Shape.Polyline(points, Stroke.solid(colour, 1.8)));
    points.forEach(p -> shapes.add(new Shape.Circle(p.x(), p.y(), 3, colour, Stroke.NONE)));
  }

  private static double x(int place, List<Integer> places, Area plot) {
    double first = places.get(0);
    double last = places.get(places.size() - 1);
    return plot.x() + 10 + (plot.width() - 20) * (place - first) / (last - first);
  }

  private static Shape text(double x, double y, String content, Anchor anchor, Weight weight) {
    Colour colour = weight == Weight.BOLD ? Colour.Role.FOREGROUND : Colour.Role.MUTED;
    return new Shape.Text(x, y, content, anchor, TextSize.NORMAL, weight, colour);
  }
}
