package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Precision;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A buffer on an ND4J array in C order that starts at the beginning of its memory, on whatever
 * device ND4J runs.
 *
 * <p>The views are made once: a view allocates no memory for numbers, but it is not free either.
 */
final class PortableBuffer extends Buffer {
  private final INDArray array;
  private final INDArray rows;
  private final INDArray images;

  /**
   * @param array in C order, offset 0, rank 1 or more
   */
  PortableBuffer(INDArray array) {
    super(
        array.dataType() == DataType.DOUBLE ? Precision.DOUBLE : Precision.SINGLE,
        Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
    this.array = array;
    long channels = array.size(-1);
    rows = array.reshape('c', array.length() / channels, channels);
    images = array.reshape('c', array.size(0), array.length() / array.size(0));
  }

  /** The memory in the buffer's own shape. */
  INDArray array() {
    return array;
  }

  /** The same memory as [positions, channels]. */
  INDArray rows() {
    return rows;
  }

  /** The same memory as [batch, everything else]. */
  INDArray images() {
    return images;
  }

  @Override
  public void write(float[] source, int from) {
    if (from < 0 || source.length - from < length()) {
      throw new IllegalArgumentException(
          "A buffer of "
              + length()
              + " values can't be filled from "
              + source.length
              + " values starting at "
              + from);
    }
    DataBuffer data = array().data();
    for (int i = 0; i < length(); i++) {
      data.put(i, source[from + i]);
    }
  }

  @Override
  public void write(double[] source) {
    if (source.length < length()) {
      throw new IllegalArgumentException(
          "A buffer of " + length() + " values can't be filled from " + source.length + " values");
    }
    DataBuffer data = array().data();
    for (int i = 0; i < length(); i++) {
      data.put(i, source[i]);
    }
  }

  @Override
  public double[] toDoubles() {
    try (INDArray copy = array().dup('c')) {
      return copy.data().asDouble();
    }
  }

  @Override
  public float[] toFloats() {
    try (INDArray copy = array().dup('c')) {
      return copy.data().asFloat();
    }
  }
}
