package cellscope.picture.curve;

import java.util.Arrays;

/**
 * A raster on which curves are stroked with a round brush, antialiased. A curve has one y (or one
 * span of them) at each x, and that makes it cheap: each of four parts of a pixel column holds the
 * span that the curve passes, spans grow by the brush, and a column is filled from their sum. The
 * cost follows the raster's size, however ragged the curve; a general path renderer takes hundreds
 * of milliseconds for the same noise.
 */
public final class CurveRaster {
  /** Parts of a pixel column. */
  private static final int PARTS = 4;

  private final int width;
  private final int height;
  private final int[] pixels;
  private final double[] low;
  private final double[] high;
  private final float[] change;

  /** A clear raster of that many pixels. */
  public CurveRaster(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new int[width * height];
    this.low = new double[width * PARTS];
    this.high = new double[width * PARTS];
    this.change = new float[height + 2];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The pixels row by row as 0xAARRGGBB, premultiplied; the raster's own array. */
  public int[] pixels() {
    return pixels;
  }

  /** Makes every pixel transparent. */
  public void clear() {
    Arrays.fill(pixels, 0);
  }

  /**
   * Strokes the lines between points.
   *
   * @param xs pixels from the left, rising
   * @param ys pixels from the top
   * @param size number of points; one alone is not drawn
   * @param line width of the brush in pixels
   * @param argb colour, not premultiplied
   */
  public void stroke(double[] xs, double[] ys, int size, double line, int argb) {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 1; i < size; i++) {
      pass(xs[i - 1], ys[i - 1], xs[i], ys[i]);
    }
    double[] brush = brush(Math.max(0.5, line / 2));
    for (int column = 0; column < width; column++) {
      fill(column, brush, argb);
    }
  }

  /** Widens the spans of the parts that a line passes. */
  private void pass(double x1, double y1, double x2, double y2) {
    double slope = x2 > x1 ? (y2 - y1) / (x2 - x1) : 0;
    int first = (int) Math.max(0, Math.floor(x1 * PARTS));
    int last = (int) Math.min(low.length - 1, Math.floor(x2 * PARTS));
    for (int part = first; part <= last; part++) {
      double from = Math.max(x1, part / (double) PARTS);
      double to = Math.min(x2, (part + 1) / (double) PARTS);
      double a = x2 > x1 ? y1 + slope * (from - x1) : y1;
      double b = x2 > x1 ? y1 + slope * (to - x1) : y2;
      low[part] = Math.min(low[part], Math.min(a, b));
      high[part] = Math.max(high[part], Math.max(a, b));
    }
  }

  /** Half of the brush's height at each part from its middle. */
  private static double[] brush(double radius) {
    double[] brush = new double[(int) (radius * PARTS) + 1];
    for (int d = 0; d < brush.length; d++) {
      double across = d / (double) PARTS;
      brush[d] = Math.sqrt(radius * radius - across * across);
    }
    return brush;
  }

  private void fill(int column, double[] brush, int argb) {
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    int reach = brush.length - 1;
    for (int part = column * PARTS; part < (column + 1) * PARTS; part++) {
      double from = Double.POSITIVE_INFINITY;
      double to = Double.NEGATIVE_INFINITY;
      for (int d = -reach; d <= reach; d++) {
        int other = part + d;
        if (other >= 0 && other < low.length && low[other] <= high[other]) {
          double along = brush[Math.abs(d)];
          from = Math.min(from, low[other] - along);
          to = Math.max(to, high[other] + along);
        }
      }
      from = Math.max(0, from);
      to = Math.min(height, to);
      if (from < to) {
        add(from, 1f / PARTS);
        add(to, -1f / PARTS);
        top = Math.min(top, from);
        bottom = Math.max(bottom, to);
      }
    }
    if (top < bottom) {
      blend(column, (int) top, (int) Math.min(height - 1, bottom), argb);
    }
  }

  /**
   * From this height downwards the coverage changes by an amount; a height within a pixel is shared
   * with the next.
   */
  private void add(double y, float amount) {
    int row = (int) y;
    float below = (float) (y - row);
    change[row] += amount * (1 - below);
    change[row + 1] += amount * below;
  }

  private void blend(int column, int first, int last, int argb) {
    float opacity = (argb >>> 24) / 255f;
    int whole = over(0, argb, opacity);
    float coverage = 0;
    int index = first * width + column;
    for (int row = first; row <= last; row++) {
      coverage += change[row];
      int under = pixels[index];
      boolean covered = coverage > 0.999f && (under == 0 || opacity == 1);
      float share = Math.max(0, Math.min(1, coverage)) * opacity;
      pixels[index] = covered ? whole : over(under, argb, share);
      index += width;
    }
    Arrays.fill(change, first, Math.min(change.length, last + 3), 0);
  }

  /** A colour with a share of opacity over a premultiplied pixel. */
  private static int over(int under, int argb, float share) {
    float rest = 1 - share;
    return (int) (255 * share + rest * (under >>> 24) + 0.5f) << 24
        | (int) ((argb >> 16 & 255) * share + rest * (under >> 16 & 255) + 0.5f) << 16
        | (int) ((argb >> 8 & 255) * share + rest * (under >> 8 & 255) + 0.5f) << 8
        | (int) ((argb & 255) * share + rest * (under & 255) + 0.5f);
  }
}
