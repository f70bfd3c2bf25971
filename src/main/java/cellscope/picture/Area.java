package cellscope.picture;

/** An upright rectangle, in pixels; width and height are 0 or more. */
public record Area(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  public boolean contains(double px, double py) {
    return px >= x && px < right() && py >= y && py < bottom();
  }

  /** Whether the two share more than a border. */
  public boolean overlaps(Area other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** The smallest area that holds both. */
  public Area join(Area other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Area(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /** This area made larger by a margin on every side. */
  public Area grow(double margin) {
    return new Area(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }
}
