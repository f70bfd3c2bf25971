package cellscope.export;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Cubic;
import cellscope.picture.Palette;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Draws a picture's shapes on an image in the colours of a palette, as the screen's pen does. */
final class ImagePen implements Shape.Pen {
  private final Graphics2D graphics;
  private final Palette palette;

  ImagePen(Graphics2D graphics, Palette palette) {
    this.graphics = graphics;
    this.palette = palette;
  }

  @Override
  public void line(Shape.Line line) {
    stroke(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()), line.stroke());
  }

  @Override
  public void polyline(Shape.Polyline polyline) {
    if (!polyline.points().isEmpty()) {
      stroke(path(polyline.points()), polyline.stroke());
    }
  }

  @Override
  public void polygon(Shape.Polygon polygon) {
    if (!polygon.points().isEmpty()) {
      Path2D path = path(polygon.points());
      path.closePath();
      fill(path, polygon.fill());
    }
  }

  @Override
  public void curve(Shape.Curve curve) {
    Cubic c = curve.path();
    stroke(
        new CubicCurve2D.Double(
            c.start().x(),
            c.start().y(),
            c.control1().x(),
            c.control1().y(),
            c.control2().x(),
            c.control2().y(),
            c.end().x(),
            c.end().y()),
        curve.stroke());
  }

  @Override
  public void box(Shape.Box box) {
    Area a = box.area();
    double round = 2 * box.radius();
    java.awt.Shape outline =
        round > 0
            ? new RoundRectangle2D.Double(a.x(), a.y(), a.width(), a.height(), round, round)
            : new Rectangle2D.Double(a.x(), a.y(), a.width(), a.height());
    fill(outline, box.fill());
    stroke(outline, box.stroke());
  }

  @Override
  public void circle(Shape.Circle circle) {
    double r = circle.radius();
    Ellipse2D outline = new Ellipse2D.Double(circle.x() - r, circle.y() - r, 2 * r, 2 * r);
    fill(outline, circle.fill());
    stroke(outline, circle.stroke());
  }

  @Override
  public void text(Shape.Text text) {
    int style = text.weight() == Shape.Weight.BOLD ? Font.BOLD : Font.PLAIN;
    graphics.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) text.size()));
    graphics.setColor(color(text.colour()));
    var metrics = graphics.getFontMetrics();
    double width = metrics.getStringBounds(text.content(), graphics).getWidth();
    double left =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    var height = metrics.getLineMetrics(text.content(), graphics);
    double baseline = text.y() + (height.getAscent() - height.getDescent()) / 2;
    graphics.drawString(text.content(), (float) left, (float) baseline);
  }

  private void fill(java.awt.Shape outline, Colour colour) {
    if (colour != Colour.Role.NONE) {
      graphics.setColor(color(colour));
      graphics.fill(outline);
    }
  }

  private void stroke(java.awt.Shape outline, Stroke stroke) {
    if (stroke.width() <= 0) {
      return;
    }
    graphics.setColor(color(stroke.colour()));
    graphics.setStroke(
        new BasicStroke(
            (float) stroke.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10,
            dashes(stroke.dashes()),
            0));
    graphics.draw(outline);
  }

  private static float[] dashes(List<Double> lengths) {
    if (lengths.isEmpty()) {
      return null;
    }
    float[] dashes = new float[lengths.size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = lengths.get(i).floatValue();
    }
    return dashes;
  }

  private Color color(Colour colour) {
    return new Color(colour.argb(palette), true);
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.subList(1, points.size()).forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }
}
