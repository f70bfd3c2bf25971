package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Cubic;
import cellscope.picture.Palette;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws a picture's shapes on a JavaFX canvas in the colours of a palette. */
final class CanvasPen implements Shape.Pen {
  private static final Map<Long, Font> FONTS = new HashMap<>();

  private final GraphicsContext graphics;
  private final Palette palette;

  CanvasPen(GraphicsContext graphics, Palette palette) {
    this.graphics = graphics;
    this.palette = palette;
    graphics.setLineCap(StrokeLineCap.BUTT);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    graphics.setTextBaseline(VPos.CENTER);
  }

  void draw(List<Shape> shapes) {
    shapes.forEach(s -> s.draw(this));
  }

  static Color color(Colour colour, Palette palette) {
    int argb = colour.argb(palette);
    return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, (argb >>> 24) / 255.0);
  }

  @Override
  public void line(Shape.Line line) {
    if (stroke(line.stroke())) {
      graphics.strokeLine(line.x1(), line.y1(), line.x2(), line.y2());
    }
  }

  @Override
  public void polyline(Shape.Polyline polyline) {
    if (stroke(polyline.stroke())) {
      List<Point> points = polyline.points();
      graphics.strokePolyline(xs(points), ys(points), points.size());
    }
  }

  @Override
  public void polygon(Shape.Polygon polygon) {
    fill(polygon.fill());
    List<Point> points = polygon.points();
    graphics.fillPolygon(xs(points), ys(points), points.size());
  }

  @Override
  public void curve(Shape.Curve curve) {
    if (stroke(curve.stroke())) {
      Cubic c = curve.path();
      graphics.beginPath();
      graphics.moveTo(c.start().x(), c.start().y());
      graphics.bezierCurveTo(
          c.control1().x(),
          c.control1().y(),
          c.control2().x(),
          c.control2().y(),
          c.end().x(),
          c.end().y());
      graphics.stroke();
    }
  }

  @Override
  public void box(Shape.Box box) {
    Area a = box.area();
    double round = 2 * box.radius();
    if (box.fill() != Colour.Role.NONE) {
      fill(box.fill());
      if (round > 0) {
        graphics.fillRoundRect(a.x(), a.y(), a.width(), a.height(), round, round);
      } else {
        graphics.fillRect(a.x(), a.y(), a.width(), a.height());
      }
    }
    if (stroke(box.stroke())) {
      graphics.strokeRoundRect(a.x(), a.y(), a.width(), a.height(), round, round);
    }
  }

  @Override
  public void circle(Shape.Circle circle) {
    double r = circle.radius();
    if (circle.fill() != Colour.Role.NONE) {
      fill(circle.fill());
      graphics.fillOval(circle.x() - r, circle.y() - r, 2 * r, 2 * r);
    }
    if (stroke(circle.stroke())) {
      graphics.strokeOval(circle.x() - r, circle.y() - r, 2 * r, 2 * r);
    }
  }

  @Override
  public void text(Shape.Text text) {
    fill(text.colour());
    graphics.setFont(font(text.size(), text.weight() == Shape.Weight.BOLD));
    graphics.setTextAlign(
        switch (text.anchor()) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    graphics.fillText(text.content(), text.x(), text.y());
  }

  private void fill(Colour colour) {
    graphics.setFill(color(colour, palette));
  }

  private boolean stroke(Stroke stroke) {
    if (stroke.width() <= 0) {
      return false;
    }
    graphics.setStroke(color(stroke.colour(), palette));
    graphics.setLineWidth(stroke.width());
    List<Double> dashes = stroke.dashes();
    graphics.setLineDashes(
        dashes.isEmpty() ? null : dashes.stream().mapToDouble(Double::doubleValue).toArray());
    return true;
  }

  /**
   * Fonts are costly to make; sizes are rounded to a quarter of a pixel so that zooming makes few.
   */
  private static Font font(double size, boolean bold) {
    long quarters = Math.max(1, Math.round(size * 4));
    return FONTS.computeIfAbsent(
        bold ? -quarters : quarters,
        key -> {
          FontWeight weight = bold ? FontWeight.BOLD : FontWeight.NORMAL;
          return Font.font(Font.getDefault().getFamily(), weight, quarters / 4.0);
        });
  }

  private static double[] xs(List<Point> points) {
    return points.stream().mapToDouble(Point::x).toArray();
  }

  private static double[] ys(List<Point> points) {
    return points.stream().mapToDouble(Point::y).toArray();
  }
}
