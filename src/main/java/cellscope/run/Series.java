package cellscope.run;

import java.util.Arrays;

/**
 * Numbers in a row: a view that never changes, though its array may grow on behind it. Copying is
 * left to who needs it, since a run may have half a million steps.
 */
public final class Series {
  /** No numbers. */
  public static final Series EMPTY = new Series(new double[0], 0);

  private final double[] values;
  private final int size;

  private Series(double[] values, int size) {
    this.values = values;
    this.size = size;
  }

  /** A view of a copy of these numbers. */
  public static Series of(double... values) {
    return new Series(values.clone(), values.length);
  }

  /** How many numbers there are. */
  public int size() {
    return size;
  }

  /** The number at a place, from 0. */
  public double get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    return values[index];
  }

  /** The last number; NaN where there is none. */
  public double last() {
    return size == 0 ? Double.NaN : values[size - 1];
  }

  /** A copy. */
  public double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Copies a stretch into the caller's array. */
  public void copyTo(int from, double[] target, int at, int count) {
    if (from + count > size) {
      throw new IndexOutOfBoundsException(from + count + " of " + size);
    }
    System.arraycopy(values, from, target, at, count);
  }

  /** Numbers that are added at the end only, so that views given out before stay true. */
  static final class Growing {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    Series view() {
      return new Series(values, size);
    }
  }
}
