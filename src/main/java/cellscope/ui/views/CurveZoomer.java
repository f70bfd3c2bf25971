package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.CurveZoom;

/** Turns moves of the pointer into the part of the curves that is looked at. */
final class CurveZoomer {
  /** A drag lower than this zooms x alone. */
  private static final double LEAST_HEIGHT = 14;

  private static final double LEAST_SPAN = 1e-6;

  private final CurveView view;

  CurveZoomer(CurveView view) {
    this.view = view;
  }

  /**
   * Zooms x so that what lies under a pixel stays there; y follows the data again if nobody fixed
   * it.
   */
  void zoomX(CurveWindow window, double factor, double pixel) {
    double x = window.toX(pixel);
    setX(x + (window.x1() - x) * factor, x + (window.x2() - x) * factor);
  }

  /** Zooms y about a pixel. */
  void zoomY(CurveWindow window, double factor, double pixel) {
    Area plot = window.plot();
    double top = pixel + (plot.y() - pixel) * factor;
    double bottom = pixel + (plot.bottom() - pixel) * factor;
    setY(window.toY(bottom), window.toY(top));
  }

  /** Moves by pixels: x always, y only where it was zoomed. */
  void move(CurveWindow window, double byX, double byY) {
    Area plot = window.plot();
    setX(window.toX(plot.x() - byX), window.toX(plot.right() - byX));
    if (view.zoomProperty().get().hasY()) {
      setY(window.toY(plot.bottom() - byY), window.toY(plot.y() - byY));
    }
  }

  /** Zooms to what was dragged over. */
  void zoomTo(CurveWindow window, double fromX, double fromY, double toX, double toY) {
    Area frame = frame(window, fromX, fromY, toX, toY);
    setX(window.toX(frame.x()), window.toX(frame.right()));
    if (frame.height() < window.plot().height()) {
      setY(window.toY(frame.bottom()), window.toY(frame.y()));
    }
  }

  /** The pixels that a drag covers: the full height where it was nearly level. */
  Area frame(CurveWindow window, double fromX, double fromY, double toX, double toY) {
    Area plot = window.plot();
    double left = Math.max(plot.x(), Math.min(fromX, toX));
    double right = Math.min(plot.right(), Math.max(fromX, toX));
    double top = Math.max(plot.y(), Math.min(fromY, toY));
    double bottom = Math.min(plot.bottom(), Math.max(fromY, toY));
    return bottom - top < LEAST_HEIGHT
        ? new Area(left, plot.y(), Math.max(0, right - left), plot.height())
        : new Area(left, top, Math.max(0, right - left), bottom - top);
  }

  private void setX(double from, double to) {
    if (to - from > LEAST_SPAN && Double.isFinite(to - from) && to - from < 1e7) {
      CurveZoom zoom = view.zoomProperty().get();
      view.zoomProperty().set(zoom.withX(from, to));
    }
  }

  private void setY(double from, double to) {
    if (to > from && Double.isFinite(to - from)) {
      CurveZoom zoom = view.zoomProperty().get();
      view.zoomProperty().set(zoom.withY(from, to));
    }
  }
}
