package cellscope.engine.kernel;

import static cellscope.engine.kernel.VectorLoops.LANES;
import static cellscope.engine.kernel.VectorLoops.SPECIES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/** Loops over the channels of one position with the Vector API. Places are indices of floats. */
final class VectorPlaces {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private VectorPlaces() {}

  private static FloatVector load(ByteBuffer b, int i) {
    return FloatVector.fromByteBuffer(SPECIES, b, i << 2, ORDER);
  }

  /** out[outAt..end) = x[xAt..]. */
  static void copy(ByteBuffer x, int xAt, ByteBuffer out, int outAt, int end) {
    int from = xAt;
    int to = outAt;
    for (; to <= end - LANES; from += LANES, to += LANES) {
      load(x, from).intoByteBuffer(out, to << 2, ORDER);
    }
    for (; to < end; from++, to++) {
      out.putFloat(to << 2, x.getFloat(from << 2));
    }
  }

  /** out[outAt..end) = the larger of itself and x[xAt..]. */
  static void raise(ByteBuffer x, int xAt, ByteBuffer out, int outAt, int end) {
    int from = xAt;
    int to = outAt;
    for (; to <= end - LANES; from += LANES, to += LANES) {
      load(out, to).max(load(x, from)).intoByteBuffer(out, to << 2, ORDER);
    }
    for (; to < end; from++, to++) {
      out.putFloat(to << 2, Math.max(out.getFloat(to << 2), x.getFloat(from << 2)));
    }
  }

  /**
   * Adds gy to gx in the channels where x is the largest, y, and no earlier place of the window
   * was.
   *
   * @param met channels whose largest was met; cleared at a window's first place
   */
  static void giveToLargest(
      ByteBuffer x,
      ByteBuffer gx,
      int xAt,
      ByteBuffer y,
      ByteBuffer gy,
      int yAt,
      boolean[] met,
      boolean first) {
    for (int c = 0; c < met.length; c++) {
      boolean before = !first && met[c];
      boolean largest = !before && x.getFloat((xAt + c) << 2) == y.getFloat((yAt + c) << 2);
      if (largest) {
        int at = (xAt + c) << 2;
        gx.putFloat(at, gx.getFloat(at) + gy.getFloat((yAt + c) << 2));
      }
      met[c] = before || largest;
    }
  }
}
