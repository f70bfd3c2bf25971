package cellscope.picture.curve;

import java.util.Arrays;

/**
 * A growing sequence of numbers that tells the least and greatest of any part of it in O(log n).
 * Blocks of 16 numbers, of 16 such blocks and so on keep theirs; appending costs O(1) on average.
 * NaN counts for nothing. Not thread safe.
 */
public final class MinMaxPyramid {
  private static final int BITS = 4;
  private static final int LEVELS = 7;

  private final double[][] least = new double[LEVELS][16];
  private final double[][] greatest = new double[LEVELS][16];
  private int size;

  /** An empty sequence. */
  public MinMaxPyramid() {
    // of a single number the least is the greatest: the lowest level is kept once
    greatest[0] = least[0];
  }

  /** The least and greatest of a part; both NaN where there is no number in it. */
  public record Range(double low, double high) {
    /** Whether there is no number. */
    public boolean isEmpty() {
      return Double.isNaN(low);
    }
  }

  /** Adds a number at the end. */
  public void append(double value) {
    for (int level = 0; level < LEVELS; level++) {
      int block = size >> BITS * level;
      boolean begins = size == block << BITS * level;
      if (begins) {
        grow(level, block);
        least[level][block] = value;
        greatest[level][block] = value;
      } else if (!widen(level, block, value)) {
        break; // a block above holds all of this one, and none above begins where this doesn't
      }
    }
    size++;
  }

  /** Takes a number into a block; tells whether that changed anything. */
  private boolean widen(int level, int block, double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    // written so that a NaN already there gives way
    boolean lower = !(least[level][block] <= value);
    boolean higher = !(greatest[level][block] >= value);
    if (lower) {
      least[level][block] = value;
    }
    if (higher) {
      greatest[level][block] = value;
    }
    return lower || higher;
  }

  /** Forgets everything. */
  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  /** The number at an index. */
  public double get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    return least[0][index];
  }

  /** The least and greatest of indexes {@code from} to {@code to - 1}. */
  public Range range(int from, int to) {
    if (from < 0 || to > size) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + size);
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int index = from;
    while (index < to) {
      int level = 0;
      while (level + 1 < LEVELS && blockFits(index, level + 1, to)) {
        level++;
      }
      int block = index >> BITS * level;
      low = least[level][block] < low ? least[level][block] : low;
      high = greatest[level][block] > high ? greatest[level][block] : high;
      index += 1 << BITS * level;
    }
    return low <= high ? new Range(low, high) : new Range(Double.NaN, Double.NaN);
  }

  private static boolean blockFits(int index, int level, int to) {
    long length = 1L << BITS * level;
    return (index & length - 1) == 0 && index + length <= to;
  }

  private void grow(int level, int block) {
    if (block == least[level].length) {
      least[level] = Arrays.copyOf(least[level], 2 * block);
      greatest[level] = level == 0 ? least[0] : Arrays.copyOf(greatest[level], 2 * block);
    }
  }
}
