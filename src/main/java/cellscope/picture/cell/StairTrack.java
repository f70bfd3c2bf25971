package cellscope.picture.cell;

import cellscope.picture.Area;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * An edge of a staircase: to the right, round a corner, down.
 *
 * @param points from start to end, the corner already rounded
 */
record StairTrack(List<Point> points) implements Track {
  private static final double RADIUS = 11;
  private static final int CORNER = 7;

  StairTrack {
    points = List.copyOf(points);
  }

  /** A line that first runs on its start's height, then over its end. */
  static StairTrack of(Point start, Point end) {
    return lane(start, end, 0);
  }

  private static StairTrack lane(Point start, Point end, double lane) {
    double x = end.x() - lane;
    double y = start.y() + lane;
    double radius = Math.max(1, Math.min(RADIUS - lane, Math.min(x - start.x(), end.y() - y)));
    List<Point> points = new ArrayList<>();
    points.add(start);
    double fan = 1.5 * Math.abs(lane);
    if (lane != 0) {
      points.add(new Point(start.x() + fan, y));
    }
    for (int i = 0; i <= CORNER; i++) {
      double angle = Math.PI / 2 * i / CORNER;
      points.add(
          new Point(x - radius + radius * Math.sin(angle), y + radius - radius * Math.cos(angle)));
    }
    if (lane != 0) {
      points.add(new Point(x, end.y() - fan));
    }
    points.add(end);
    return new StairTrack(points);
  }

  @Override
  public Point end() {
    return points.get(points.size() - 1);
  }

  @Override
  public Point at(double t) {
    double left = t * length();
    for (int i = 1; i < points.size(); i++) {
      double part = points.get(i - 1).distance(points.get(i));
      if (left <= part && part > 0) {
        return between(points.get(i - 1), points.get(i), left / part);
      }
      left -= part;
    }
    return end();
  }

  @Override
  public StairTrack beside(double distance) {
    return distance == 0 ? this : lane(points.get(0), end(), distance);
  }

  @Override
  public Shape drawn(double withoutLast, Stroke stroke) {
    List<Point> kept = new ArrayList<>(points);
    double left = withoutLast;
    while (kept.size() > 2 && left > 0) {
      Point last = kept.remove(kept.size() - 1);
      Point before = kept.get(kept.size() - 1);
      double part = before.distance(last);
      if (part > left) {
        kept.add(between(last, before, left / part));
      }
      left -= part;
    }
    return new Shape.Polyline(kept, stroke);
  }

  @Override
  public double distance(Point point) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < points.size(); i++) {
      nearest = Math.min(nearest, distance(point, points.get(i - 1), points.get(i)));
    }
    return nearest;
  }

  @Override
  public Area area() {
    Point start = points.get(0);
    Point end = end();
    Area area = new Area(start.x(), start.y(), end.x() - start.x(), end.y() - start.y());
    for (Point p : points) {
      area = area.join(new Area(p.x(), p.y(), 0, 0));
    }
    return area;
  }

  @Override
  public StairTrack moved(double dx, double dy) {
    return new StairTrack(points.stream().map(p -> p.plus(dx, dy)).toList());
  }

  private double length() {
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length += points.get(i - 1).distance(points.get(i));
    }
    return length;
  }

  private static double distance(Point p, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / square;
    return between(a, b, Math.max(0, Math.min(1, t))).distance(p);
  }

  private static Point between(Point a, Point b, double t) {
    return new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
  }
}
