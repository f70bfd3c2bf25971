package cellscope.picture.curve;

import java.util.Arrays;

/**
 * A named curve that grows at its end. Every point is kept: a value that is not finite is counted
 * and leaves a gap. To be used from one thread.
 */
public final class CurveSeries {
  private final String name;
  private final int colour;
  private final boolean dashed;
  private double[] xs = new double[64];
  private final MinMaxPyramid ys = new MinMaxPyramid();
  private int notFinite;
  private double leastPositive = Double.POSITIVE_INFINITY;
  private int clears;
  private long revision;

  /**
   * An empty curve.
   *
   * @param name as the legend shows it
   * @param colour which of the palette's curve colours, counted from 0
   */
  public CurveSeries(String name, int colour) {
    this(name, colour, false);
  }

  /**
   * An empty curve.
   *
   * @param name as the legend shows it
   * @param colour which of the palette's curve colours, counted from 0
   * @param dashed whether it is thin and dashed: what the run did not measure itself
   */
  public CurveSeries(String name, int colour, boolean dashed) {
    this.name = name;
    this.colour = colour;
    this.dashed = dashed;
  }

  /**
   * Adds a point.
   *
   * @param x epochs, not before the last point's
   * @throws IllegalArgumentException if x goes back or is not finite
   */
  public void append(double x, double y) {
    int size = ys.size();
    if (!Double.isFinite(x) || size > 0 && x < xs[size - 1]) {
      throw new IllegalArgumentException(
          name + ": x goes forward, not to " + x + (size > 0 ? " after " + xs[size - 1] : ""));
    }
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
    }
    xs[size] = x;
    boolean finite = Double.isFinite(y);
    notFinite += finite ? 0 : 1;
    if (y > 0 && finite) {
      leastPositive = Math.min(leastPositive, y);
    }
    ys.append(finite ? y : Double.NaN);
    revision++;
  }

  /** Forgets all points: a run's log is read again from its start. */
  public void clear() {
    ys.clear();
    notFinite = 0;
    leastPositive = Double.POSITIVE_INFINITY;
    clears++;
    revision++;
  }

  public String name() {
    return name;
  }

  public int colour() {
    return colour;
  }

  public boolean isDashed() {
    return dashed;
  }

  public int size() {
    return ys.size();
  }

  /** The x of a point, in epochs. */
  public double x(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index + " of " + size());
    }
    return xs[index];
  }

  /** The y of a point; NaN for one that was not finite. */
  public double y(int index) {
    return ys.get(index);
  }

  /** How many points were NaN or infinite. */
  public int notFinite() {
    return notFinite;
  }

  /** The least y above 0, where a logarithmic axis can begin; infinite where there is none. */
  public double leastPositive() {
    return leastPositive;
  }

  /** Index of the first point whose x is {@code x} or more; the size where there is none. */
  public int indexFrom(double x) {
    return indexFrom(x, 0, size());
  }

  /**
   * The same where the points before {@code start} are known to lie before x: looks near a guess
   * first, which spares most of a search's jumps through memory when columns are gone through one
   * by one.
   */
  int indexFrom(double x, int start, int guess) {
    int low = start;
    int high = Math.max(start, Math.min(size(), guess));
    for (int stride = 8; high < size() && xs[high] < x; stride *= 2) {
      low = high + 1;
      high = Math.min(size(), high + stride);
    }
    for (int stride = 8; high - low > stride; stride *= 2) {
      if (xs[high - stride] < x) {
        low = high - stride + 1;
      } else {
        high -= stride;
      }
    }
    return between(x, low, high);
  }

  private int between(double x, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = low + high >>> 1;
      if (xs[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of the point nearest to x, -1 where there is no point. */
  public int nearest(double x) {
    int after = indexFrom(x);
    if (after == size()) {
      return after - 1;
    }
    boolean before = after > 0 && x - xs[after - 1] < xs[after] - x;
    return before ? after - 1 : after;
  }

  /** All y; NaN for a point that was not finite. Not to be changed by the caller. */
  public MinMaxPyramid values() {
    return ys;
  }

  /** A number that changes with every point and every new beginning. */
  public long revision() {
    return revision;
  }

  /** How often the curve began anew, by which followers know that theirs is stale. */
  int clears() {
    return clears;
  }
}
