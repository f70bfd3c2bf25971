package cellscope.engine.kernel;

import static cellscope.engine.kernel.VectorLoops.LANES;
import static cellscope.engine.kernel.VectorLoops.SPECIES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Loops along a row of positions, all its channels one after the other, with the Vector API. Places
 * are indices of floats.
 */
final class VectorRows {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private VectorRows() {}

  private static FloatVector load(ByteBuffer b, int i) {
    return FloatVector.fromByteBuffer(SPECIES, b, i << 2, ORDER);
  }

  /** sum[sumAt + i] += row[rowAt + i] * factor[factorAt + i] for i below length. */
  static void addProduct(
      ByteBuffer row, int rowAt, float[] factor, int factorAt, float[] sum, int sumAt, int length) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      load(row, rowAt + i)
          .fma(
              FloatVector.fromArray(SPECIES, factor, factorAt + i),
              FloatVector.fromArray(SPECIES, sum, sumAt + i))
          .intoArray(sum, sumAt + i);
    }
    for (; i < length; i++) {
      sum[sumAt + i] =
          Math.fma(row.getFloat((rowAt + i) << 2), factor[factorAt + i], sum[sumAt + i]);
    }
  }

  /** to[toAt + i] = from[fromAt + i] for i below length. */
  static void read(ByteBuffer from, int fromAt, float[] to, int toAt, int length) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      load(from, fromAt + i).intoArray(to, toAt + i);
    }
    for (; i < length; i++) {
      to[toAt + i] = from.getFloat((fromAt + i) << 2);
    }
  }

  /** to[toAt + i] = from[fromAt + i] for i below length. */
  static void write(float[] from, int fromAt, ByteBuffer to, int toAt, int length) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, from, fromAt + i).intoByteBuffer(to, (toAt + i) << 2, ORDER);
    }
    for (; i < length; i++) {
      to.putFloat((toAt + i) << 2, from[fromAt + i]);
    }
  }
}
