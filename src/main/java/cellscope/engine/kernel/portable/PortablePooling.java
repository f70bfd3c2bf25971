package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Pooling;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Poolings of NHWC images on ND4J's operations. */
final class PortablePooling {
  private PortablePooling() {}

  static void average(PortableBuffer x, PortableBuffer y, Pooling shape) {
    NdOps.run("avgpool2d", new INDArray[] {x.array()}, new INDArray[] {y.array()}, integers(shape));
  }

  static void averageBackward(PortableBuffer gy, PortableBuffer gx, Pooling shape) {
    // Only the shape of the first input matters.
    INDArray[] inputs = {gx.array(), gy.array()};
    NdOps.run("avgpool2d_bp", inputs, new INDArray[] {gx.array()}, integers(shape));
  }

  private static int[] integers(Pooling shape) {
    int notSame = 0;
    int divisorWithoutPadding = 0;
    return new int[] {
      shape.kernel(),
      shape.kernel(),
      shape.stride(),
      shape.stride(),
      shape.padding(),
      shape.padding(),
      1,
      1,
      notSame,
      divisorWithoutPadding,
      PortableConvolution.IMAGES_NHWC
    };
  }
}
