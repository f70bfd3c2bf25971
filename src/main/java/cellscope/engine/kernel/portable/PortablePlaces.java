package cellscope.engine.kernel.portable;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Kernels that move numbers from place to place, on ND4J's views. */
final class PortablePlaces {
  private PortablePlaces() {}

  static void subsample(PortableBuffer x, int offset, PortableBuffer y) {
    if (reached(x, 1, offset) < y.size(1) || reached(x, 2, offset) < y.size(2)) {
      y.array().assign(0);
    }
    if (reachesAny(x, offset)) {
      read(x, y, offset).assign(written(x, offset));
    }
  }

  static void subsampleBackward(PortableBuffer gy, int offset, PortableBuffer gx) {
    gx.array().assign(0);
    if (reachesAny(gx, offset)) {
      written(gx, offset).assign(read(gx, gy, offset));
    }
  }

  /** How many places along an axis of the large tensor a subsampling finds. */
  private static long reached(PortableBuffer large, int axis, int offset) {
    return (large.size(axis) - offset + 1) / 2;
  }

  private static boolean reachesAny(PortableBuffer large, int offset) {
    return reached(large, 1, offset) > 0 && reached(large, 2, offset) > 0;
  }

  private static INDArray written(PortableBuffer large, int offset) {
    return large
        .array()
        .get(
            NDArrayIndex.all(),
            NdOps.every(2, offset, reached(large, 1, offset)),
            NdOps.every(2, offset, reached(large, 2, offset)),
            NDArrayIndex.all());
  }

  private static INDArray read(PortableBuffer large, PortableBuffer small, int offset) {
    return small
        .array()
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.interval(0, reached(large, 1, offset)),
            NDArrayIndex.interval(0, reached(large, 2, offset)),
            NDArrayIndex.all());
  }

  static void copyChannels(
      PortableBuffer from, int fromChannel, PortableBuffer to, int toChannel, int count) {
    range(to, toChannel, count).assign(range(from, fromChannel, count));
  }

  private static INDArray range(PortableBuffer tensor, int channel, int count) {
    return tensor.rows().get(NDArrayIndex.all(), NDArrayIndex.interval(channel, channel + count));
  }
}
