package cellscope.picture.cell;

import cellscope.picture.Area;
import cellscope.picture.Cubic;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;

/** An edge of an arc diagram. */
record ArcTrack(Cubic path) implements Track {
  @Override
  public Point end() {
    return path.end();
  }

  @Override
  public Point at(double t) {
    return path.at(t);
  }

  @Override
  public ArcTrack beside(double distance) {
    // a cubic's middle moves by three quarters of what its control points do
    double offset = distance * 4 / 3;
    double dx = path.end().x() - path.start().x();
    double dy = path.end().y() - path.start().y();
    double length = Math.hypot(dx, dy);
    return new ArcTrack(path.bent(-dy / length * offset, dx / length * offset));
  }

  @Override
  public Shape drawn(double withoutLast, Stroke stroke) {
    double share = withoutLast / (3 * path.end().distance(path.control2()));
    return new Shape.Curve(share == 0 ? path : path.until(1 - share), stroke);
  }

  @Override
  public double distance(Point point) {
    return path.distance(point);
  }

  @Override
  public Area area() {
    return path.area();
  }

  @Override
  public ArcTrack moved(double dx, double dy) {
    return new ArcTrack(path.moved(1, dx, dy));
  }
}
