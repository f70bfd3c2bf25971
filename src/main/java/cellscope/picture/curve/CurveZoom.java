package cellscope.picture.curve;

/**
 * Which part of the curves is asked for; NaN where an end is found from the data.
 *
 * @param x1 least x, epochs
 * @param x2 greatest x, epochs
 * @param y1 least y
 * @param y2 greatest y
 */
public record CurveZoom(double x1, double x2, double y1, double y2) {
  /** Everything, growing with the data. */
  public static final CurveZoom ALL = new CurveZoom(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  public boolean hasX() {
    return !Double.isNaN(x1);
  }

  public boolean hasY() {
    return !Double.isNaN(y1);
  }

  public CurveZoom withX(double from, double to) {
    return new CurveZoom(from, to, y1, y2);
  }

  public CurveZoom withY(double from, double to) {
    return new CurveZoom(x1, x2, from, to);
  }
}
