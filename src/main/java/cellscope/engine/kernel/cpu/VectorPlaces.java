package cellscope.engine.kernel.cpu;

import static cellscope.engine.kernel.cpu.VectorLoops.LANES;
import static cellscope.engine.kernel.cpu.VectorLoops.SPECIES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/** Copies ranges of channels of positions with the Vector API. Places are indices of floats. */
final class VectorPlaces {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private VectorPlaces() {}

  /**
   * Copies {@code length} numbers {@code count} times, from places {@code fromStep} apart to places
   * {@code toStep} apart.
   */
  static void copy(
      ByteBuffer from,
      int fromAt,
      int fromStep,
      ByteBuffer to,
      int toAt,
      int toStep,
      int length,
      int count) {
    int whole = length - length % LANES;
    for (int c = 0; c < whole; c += LANES) {
      for (int n = 0; n < count; n++) {
        FloatVector.fromByteBuffer(SPECIES, from, (fromAt + n * fromStep + c) << 2, ORDER)
            .intoByteBuffer(to, (toAt + n * toStep + c) << 2, ORDER);
      }
    }
    for (int n = 0; n < count && whole < length; n++) {
      int source = fromAt + n * fromStep;
      int target = toAt + n * toStep;
      for (int c = whole; c < length; c++) {
        to.putFloat((target + c) << 2, from.getFloat((source + c) << 2));
      }
    }
  }
}
