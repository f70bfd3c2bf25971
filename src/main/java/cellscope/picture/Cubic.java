package cellscope.picture;

/** A cubic Bézier curve from {@code start} to {@code end} with its two control points. */
public record Cubic(Point start, Point control1, Point control2, Point end) {
  private static final int SAMPLES = 32;

  /** A straight line as a curve. */
  public static Cubic straight(Point start, Point end) {
    return new Cubic(start, between(start, end, 1 / 3.0), between(start, end, 2 / 3.0), end);
  }

  /** The point at t, 0..1. */
  public Point at(double t) {
    double u = 1 - t;
    double a = u * u * u;
    double b = 3 * u * u * t;
    double c = 3 * u * t * t;
    double d = t * t * t;
    return new Point(
        a * start.x() + b * control1.x() + c * control2.x() + d * end.x(),
        a * start.y() + b * control1.y() + c * control2.y() + d * end.y());
  }

  /** The curve with its control points moved; its middle then moves by three quarters of that. */
  public Cubic bent(double dx, double dy) {
    return new Cubic(start, control1.plus(dx, dy), control2.plus(dx, dy), end);
  }

  /** The part of the curve from its start to t. */
  public Cubic until(double t) {
    Point a = between(start, control1, t);
    Point b = between(control1, control2, t);
    Point ab = between(a, b, t);
    return new Cubic(start, a, ab, at(t));
  }

  /** The curve scaled about the origin, then moved. */
  public Cubic moved(double s, double dx, double dy) {
    return new Cubic(
        moved(start, s, dx, dy),
        moved(control1, s, dx, dy),
        moved(control2, s, dx, dy),
        moved(end, s, dx, dy));
  }

  /** Roughly the distance of a point from the curve. */
  public double distance(Point point) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= SAMPLES; i++) {
      nearest = Math.min(nearest, at(i / (double) SAMPLES).distance(point));
    }
    return nearest;
  }

  /** Roughly the smallest area around the curve. */
  public Area area() {
    Area area = new Area(start.x(), start.y(), 0, 0);
    for (int i = 1; i <= SAMPLES; i++) {
      Point p = at(i / (double) SAMPLES);
      area = area.join(new Area(p.x(), p.y(), 0, 0));
    }
    return area;
  }

  private static Point between(Point a, Point b, double t) {
    return new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
  }

  private static Point moved(Point p, double s, double dx, double dy) {
    return new Point(p.x() * s + dx, p.y() * s + dy);
  }
}
