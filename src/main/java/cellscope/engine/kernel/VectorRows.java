package cellscope.engine.kernel;

import static cellscope.engine.kernel.VectorLoops.LANES;
import static cellscope.engine.kernel.VectorLoops.SPECIES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

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

  /** largest[i] = the larger of itself and x[at + i] for i below length. */
  static void raise(float[] x, int at, float[] largest, int length) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, x, at + i)
          .max(FloatVector.fromArray(SPECIES, largest, i))
          .intoArray(largest, i);
    }
    for (; i < length; i++) {
      largest[i] = Math.max(largest[i], x[at + i]);
    }
  }

  /**
   * Where x[at + i] equals largest[i], what is left[i] is added to gx[at + i] and nothing is left;
   * for i below length.
   */
  static void giveWhereEqual(
      float[] x, float[] gx, int at, float[] largest, float[] left, int length) {
    FloatVector zero = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector open = FloatVector.fromArray(SPECIES, left, i);
      VectorMask<Float> equal =
          FloatVector.fromArray(SPECIES, x, at + i)
              .compare(VectorOperators.EQ, FloatVector.fromArray(SPECIES, largest, i));
      FloatVector given = zero.blend(open, equal);
      FloatVector.fromArray(SPECIES, gx, at + i).add(given).intoArray(gx, at + i);
      open.sub(given).intoArray(left, i);
    }
    for (; i < length; i++) {
      if (x[at + i] == largest[i]) {
        gx[at + i] += left[i];
        left[i] = 0;
      }
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
