package cellscope.engine.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense block of numbers in C order, allocated once and reused. Images are [batch, height, width,
 * channels], convolution weights [out, in / groups, kernelHeight, kernelWidth], linear weights
 * [out, in]. Owned by whoever asked {@link Kernels#allocate} for it; freed with the kernels.
 */
public abstract class Buffer {
  private final INDArray array;
  private final Precision precision;
  private final int[] shape;
  private final int length;

  Buffer(INDArray array) {
    this.array = array;
    precision = array.dataType() == DataType.DOUBLE ? Precision.DOUBLE : Precision.SINGLE;
    long[] dimensions = array.shape();
    shape = new int[dimensions.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(dimensions[i]);
    }
    length = Math.toIntExact(array.length());
  }

  /** A shape without memory, of single precision; see {@link DryKernels}. */
  Buffer(int[] shape) {
    array = null;
    precision = Precision.SINGLE;
    this.shape = shape.clone();
    long count = 1;
    for (int side : shape) {
      count *= side;
    }
    length = Math.toIntExact(count);
  }

  /** ND4J's view of the same memory. */
  final INDArray array() {
    return array;
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
