package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Single precision numbers outside the heap, cut into slices of whole images. */
final class CpuBuffer extends Buffer {
  /** What frees the memory when it is collected; held so that it is not, while this is used. */
  private final Object owner;

  private final ByteBuffer bytes;
  private final FloatPointer base;
  private final Pointer[] slicePointers;
  private final int[] sliceStarts;

  /**
   * @param owner of the memory
   * @param base address of the first number
   */
  CpuBuffer(Object owner, FloatPointer base, int slices, int... shape) {
    super(Precision.SINGLE, shape);
    this.owner = owner;
    this.base = base;
    bytes = base.asByteBuffer().order(ByteOrder.nativeOrder());
    int batch = rank() == 0 ? 1 : size(0);
    int perImage = length() / batch;
    slicePointers = new Pointer[slices];
    sliceStarts = new int[slices + 1];
    for (int s = 0; s <= slices; s++) {
      sliceStarts[s] = (int) ((long) batch * s / slices) * perImage;
      if (s < slices) {
        slicePointers[s] = base.getPointer(sliceStarts[s]);
      }
    }
  }

  /** All numbers in native order. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** A buffer on the beginning of the same memory. */
  CpuBuffer prefix(int slices, int... shape) {
    return new CpuBuffer(owner, base.getPointer(0), slices, shape);
  }

  /** Address of the first number. */
  Pointer pointer() {
    return slicePointers[0];
  }

  /** Address of a slice's first number. */
  Pointer pointer(int slice) {
    return slicePointers[slice];
  }

  /** Index of a slice's first number. */
  int from(int slice) {
    return sliceStarts[slice];
  }

  /** Index behind a slice's last number. */
  int to(int slice) {
    return sliceStarts[slice + 1];
  }

  /** Images of a slice. */
  int images(int slice) {
    return (to(slice) - from(slice)) / (length() / size(0));
  }

  float get(int i) {
    return bytes.getFloat(i << 2);
  }

  void set(int i, float value) {
    bytes.putFloat(i << 2, value);
  }

  @Override
  public void write(float[] source, int from) {
    if (from < 0 || source.length - from < length()) {
      throw new IllegalArgumentException(
          "a buffer of "
              + length()
              + " values can't be filled from "
              + source.length
              + " values starting at "
              + from);
    }
    base.position(0).put(source, from, length());
  }

  @Override
  public void write(double[] source) {
    if (source.length < length()) {
      throw new IllegalArgumentException(
          "a buffer of " + length() + " values can't be filled from " + source.length + " values");
    }
    for (int i = 0; i < length(); i++) {
      set(i, (float) source[i]);
    }
  }

  @Override
  public void read(double[] target) {
    for (int i = 0; i < length(); i++) {
      target[i] = get(i);
    }
  }

  @Override
  public double[] toDoubles() {
    double[] values = new double[length()];
    read(values);
    return values;
  }

  @Override
  public float[] toFloats() {
    float[] values = new float[length()];
    base.position(0).get(values);
    return values;
  }
}
