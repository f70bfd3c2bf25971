package cellscope.picture.curve;

import cellscope.picture.Area;

/**
 * The part of the plane that is looked at, and where it lies in pixels.
 *
 * @param plot the pixels
 * @param x1 epochs at the left
 * @param x2 epochs at the right, above {@code x1}
 * @param y1 value at the bottom, above 0 on a logarithmic axis
 * @param y2 value at the top, above {@code y1}
 * @param log whether y is logarithmic
 */
public record CurveWindow(Area plot, double x1, double x2, double y1, double y2, boolean log) {
  public CurveWindow {
    if (!(x1 < x2 && y1 < y2) || log && !(y1 > 0)) {
      throw new IllegalArgumentException(
          "no window from " + x1 + ", " + y1 + " to " + x2 + ", " + y2 + (log ? ", log" : ""));
    }
  }

  public double toPixelX(double x) {
    return plot.x() + (x - x1) / (x2 - x1) * plot.width();
  }

  /** The pixel of a value; what a logarithmic axis can't show lies at its bottom. */
  public double toPixelY(double y) {
    double share = log ? logShare(y) : (y - y1) / (y2 - y1);
    return plot.bottom() - share * plot.height();
  }

  public double toX(double pixel) {
    return x1 + (pixel - plot.x()) / plot.width() * (x2 - x1);
  }

  public double toY(double pixel) {
    double share = (plot.bottom() - pixel) / plot.height();
    return log ? y1 * Math.pow(y2 / y1, share) : y1 + share * (y2 - y1);
  }

  private double logShare(double y) {
    return y <= 0 ? 0 : Math.log(y / y1) / Math.log(y2 / y1);
  }
}
