package cellscope.picture;

import java.util.List;

/**
 * One thing to draw. A {@link Pen} draws it; there is one for the screen and one for each kind of
 * file.
 */
public sealed interface Shape {
  /** Hands itself to the pen. */
  void draw(Pen pen);

  /** The shape scaled about the origin, then moved; line widths, dashes and text scale as well. */
  Shape moved(double scale, double dx, double dy);

  /** Draws shapes. */
  interface Pen {
    void line(Line line);

    void polyline(Polyline polyline);

    void polygon(Polygon polygon);

    void curve(Curve curve);

    void box(Box box);

    void circle(Circle circle);

    void text(Text text);
  }

  /** Where a text's x lies in it. Its y is always the middle of its height. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** How heavy a text is. */
  enum Weight {
    NORMAL,
    BOLD
  }

  /** A straight line. */
  record Line(double x1, double y1, double x2, double y2, Stroke stroke) implements Shape {
    @Override
    public void draw(Pen pen) {
      pen.line(this);
    }

    @Override
    public Line moved(double s, double dx, double dy) {
      return new Line(x1 * s + dx, y1 * s + dy, x2 * s + dx, y2 * s + dy, stroke.scaled(s));
    }
  }

  /** Straight lines from point to point. */
  record Polyline(List<Point> points, Stroke stroke) implements Shape {
    public Polyline {
      points = List.copyOf(points);
    }

    @Override
    public void draw(Pen pen) {
      pen.polyline(this);
    }

    @Override
    public Polyline moved(double s, double dx, double dy) {
      return new Polyline(movedAll(points, s, dx, dy), stroke.scaled(s));
    }
  }

  /** A filled area. */
  record Polygon(List<Point> points, Colour fill) implements Shape {
    public Polygon {
      points = List.copyOf(points);
    }

    @Override
    public void draw(Pen pen) {
      pen.polygon(this);
    }

    @Override
    public Polygon moved(double s, double dx, double dy) {
      return new Polygon(movedAll(points, s, dx, dy), fill);
    }
  }

  /** A cubic Bézier curve. */
  record Curve(Cubic path, Stroke stroke) implements Shape {
    @Override
    public void draw(Pen pen) {
      pen.curve(this);
    }

    @Override
    public Curve moved(double s, double dx, double dy) {
      return new Curve(path.moved(s, dx, dy), stroke.scaled(s));
    }
  }

  /** A rectangle, its corners rounded by {@code radius}. */
  record Box(Area area, double radius, Colour fill, Stroke stroke) implements Shape {
    @Override
    public void draw(Pen pen) {
      pen.box(this);
    }

    @Override
    public Box moved(double s, double dx, double dy) {
      Area a = new Area(area.x() * s + dx, area.y() * s + dy, area.width() * s, area.height() * s);
      return new Box(a, radius * s, fill, stroke.scaled(s));
    }
  }

  /** A circle. */
  record Circle(double x, double y, double radius, Colour fill, Stroke stroke) implements Shape {
    @Override
    public void draw(Pen pen) {
      pen.circle(this);
    }

    @Override
    public Circle moved(double s, double dx, double dy) {
      return new Circle(x * s + dx, y * s + dy, radius * s, fill, stroke.scaled(s));
    }
  }

  /**
   * One line of text.
   *
   * @param x where the anchor lies
   * @param y the middle of the text's height
   * @param size font size in pixels, by convention one of {@link TextSize} times a scale
   */
  record Text(
      double x, double y, String content, Anchor anchor, double size, Weight weight, Colour colour)
      implements Shape {
    @Override
    public void draw(Pen pen) {
      pen.text(this);
    }

    @Override
    public Text moved(double s, double dx, double dy) {
      return new Text(x * s + dx, y * s + dy, content, anchor, size * s, weight, colour);
    }

    /** Roughly the area that it covers. */
    public Area area() {
      double width = TextSize.width(content, size, weight);
      double left =
          switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
          };
      return new Area(left, y - size * 0.6, width, size * 1.2);
    }
  }

  private static List<Point> movedAll(List<Point> points, double s, double dx, double dy) {
    return points.stream().map(p -> new Point(p.x() * s + dx, p.y() * s + dy)).toList();
  }
}
