package cellscope.engine.kernel.cpu;

import static cellscope.engine.kernel.cpu.VectorLoops.LANES;
import static cellscope.engine.kernel.cpu.VectorLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Loops along a row of positions, all its channels one after the other, with the Vector API. Places
 * are indices of floats.
 */
final class VectorRows {
  private VectorRows() {}

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
}
