package cellscope.ui.views;

import cellscope.picture.cell.CellPicture.Placement;

/** How far a picture is zoomed and moved away from the placement that fits it. */
final class PanZoom {
  private static final double LEAST = 0.4;
  private static final double MOST = 12;

  private final Runnable onChange;
  private double zoom = 1;
  private double dx;
  private double dy;

  PanZoom(Runnable onChange) {
    this.onChange = onChange;
  }

  double zoom() {
    return zoom;
  }

  void reset() {
    zoom = 1;
    dx = 0;
    dy = 0;
    onChange.run();
  }

  void move(double byX, double byY) {
    dx += byX;
    dy += byY;
    onChange.run();
  }

  /** Zooms so that what lies under a place stays there. */
  void zoom(double factor, double x, double y) {
    double next = Math.max(LEAST, Math.min(MOST, zoom * factor));
    double applied = next / zoom;
    dx = x + (dx - x) * applied;
    dy = y + (dy - y) * applied;
    zoom = next;
    onChange.run();
  }

  Placement applyTo(Placement fitted) {
    return new Placement(fitted.scale() * zoom, fitted.dx() * zoom + dx, fitted.dy() * zoom + dy);
  }
}
