package cellscope.engine.kernel;

/**
 * A dense block of numbers in C order, allocated once and reused. Images are [batch, height, width,
 * channels], convolution weights [out, in / groups, kernelHeight, kernelWidth], linear weights
 * [out, in]. Owned by whoever asked {@link Kernels#allocate} for it; freed with the kernels.
 */
public abstract class Buffer {
  private final Precision precision;
  private final int[] shape;
  private final int length;

  /** What all kernels' buffers have; the numbers are theirs. */
  protected Buffer(Precision precision, int... shape) {
    this.precision = precision;
    this.shape = shape.clone();
    long count = 1;
    for (int side : shape) {
      count *= side;
    }
    length = Math.toIntExact(count);
  }

  public final Precision precision() {
    return precision;
  }

  public final int rank() {
    return shape.length;
  }

  /** Length of one axis. */
  public final int size(int axis) {
    return shape[axis];
  }

  /** A copy of the shape. */
  public final int[] shape() {
    return shape.clone();
  }

  /** Number of values. */
  public final int length() {
    return length;
  }

  /** Channels: the last axis. */
  public final int channels() {
    return shape[shape.length - 1];
  }

  /** Copies values in from {@code source[from..]}, as many as the buffer holds. Slow on a GPU. */
  public abstract void write(float[] source, int from);

  /** Copies values in, as many as the buffer holds. Slow on a GPU. */
  public abstract void write(double[] source);

  /** Copies all values out in C order. */
  public abstract double[] toDoubles();

  /** Copies all values out into {@code target}, which is as long as the buffer. */
  public void read(double[] target) {
    System.arraycopy(toDoubles(), 0, target, 0, target.length);
  }

  /** Copies all values out in C order, exactly in single precision; rounds in double. */
  public abstract float[] toFloats();
}
