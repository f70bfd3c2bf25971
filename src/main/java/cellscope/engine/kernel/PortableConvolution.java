package cellscope.engine.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Convolutions and poolings of NHWC images on ND4J's operations.
 *
 * <p>ND4J's {@code conv2d_bp} computes both gradients at once and is several times slower than
 * {@code conv2d}, so the two common cases go another way: a 1x1 convolution is a matrix product
 * over positions, and the gradient by the input of a stride 1 convolution is itself a convolution.
 * Its dilated convolution fails with oneDNN, so a dilated kernel becomes a dense one with zeros
 * between its taps.
 */
final class PortableConvolution {
  /** ND4J's name for weights as [out, in, height, width]. */
  private static final int WEIGHTS_OIHW = 1;

  /** ND4J's name for images as [batch, height, width, channels]. */
  private static final int IMAGES_NHWC = 1;

  private final Scratch scratch;

  PortableConvolution(Scratch scratch) {
    this.scratch = scratch;
  }

  void forward(
      PortableBuffer x,
      PortableBuffer w,
      PortableBuffer biasOrNull,
      PortableBuffer y,
      Convolution shape) {
    requireOneGroup(shape);
    if (isPointwise(shape)) {
      NdOps.matmul(x.rows(), false, w.images(), true, y.rows());
    } else {
      Convolution dense = dense(shape);
      convolve(x.array(), spread(w.array(), shape), y.array(), dense);
    }
    if (biasOrNull != null) {
      NdOps.add(y.rows(), biasOrNull.array(), y.rows());
    }
  }

  void backwardInput(PortableBuffer gy, PortableBuffer w, PortableBuffer gx, Convolution shape) {
    requireOneGroup(shape);
    if (isPointwise(shape)) {
      NdOps.matmul(gy.rows(), false, w.images(), false, gx.rows());
      return;
    }
    Convolution dense = dense(shape);
    INDArray weights = spread(w.array(), shape);
    int padHeight = dense.kernelHeight() - 1 - dense.padHeight();
    int padWidth = dense.kernelWidth() - 1 - dense.padWidth();
    if (stridesAreOne(shape) && padHeight >= 0 && padWidth >= 0) {
      Convolution back =
          new Convolution(
              dense.kernelHeight(), dense.kernelWidth(), 1, 1, padHeight, padWidth, 1, 1);
      convolve(gy.array(), turned(weights), gx.array(), back);
    } else {
      // The gradient by the weights is not wanted, so the values of x do not matter: gx stands in
      // for it.
      INDArray unwanted = scratch.array("unwanted weight gradient", weights.shape());
      backwardBoth(gx.array(), weights, gy.array(), gx.array(), unwanted, dense);
    }
  }

  void backwardWeights(PortableBuffer x, PortableBuffer gy, PortableBuffer gw, Convolution shape) {
    requireOneGroup(shape);
    if (isPointwise(shape)) {
      NdOps.matmul(gy.rows(), true, x.rows(), false, gw.images());
      return;
    }
    // The gradient by the input is not wanted, so the weights do not matter.
    Convolution dense = dense(shape);
    INDArray unwanted = scratch.array("unwanted input gradient", x.array().shape());
    INDArray anyWeights = scratch.constant(scratch.type(), 0, spreadShape(gw.array(), dense));
    if (shape.dilation() == 1) {
      backwardBoth(x.array(), anyWeights, gy.array(), unwanted, gw.array(), dense);
    } else {
      INDArray gradient = scratch.array("spread weight gradient", anyWeights.shape());
      backwardBoth(x.array(), anyWeights, gy.array(), unwanted, gradient, dense);
      gw.array().assign(taps(gradient, shape.dilation()));
    }
  }

  void averagePool(PortableBuffer x, PortableBuffer y, Pooling shape) {
    NdOps.run("avgpool2d", new INDArray[] {x.array()}, new INDArray[] {y.array()}, integers(shape));
  }

  void averagePoolBackward(PortableBuffer gy, PortableBuffer gx, Pooling shape) {
    // Only the shape of the first input matters.
    INDArray shapeOfX = gx.array();
    NdOps.run(
        "avgpool2d_bp",
        new INDArray[] {shapeOfX, gy.array()},
        new INDArray[] {gx.array()},
        integers(shape));
  }

  private static void convolve(INDArray x, INDArray w, INDArray y, Convolution dense) {
    NdOps.run("conv2d", new INDArray[] {x, w}, new INDArray[] {y}, integers(dense));
  }

  private static void backwardBoth(
      INDArray x, INDArray w, INDArray gy, INDArray gx, INDArray gw, Convolution dense) {
    NdOps.run("conv2d_bp", new INDArray[] {x, w, gy}, new INDArray[] {gx, gw}, integers(dense));
  }

  /** The same convolution with dilation 1, by a larger kernel. */
  private static Convolution dense(Convolution shape) {
    return new Convolution(
        shape.dilation() * (shape.kernelHeight() - 1) + 1,
        shape.dilation() * (shape.kernelWidth() - 1) + 1,
        shape.strideHeight(),
        shape.strideWidth(),
        shape.padHeight(),
        shape.padWidth(),
        1,
        1);
  }

  private INDArray spread(INDArray w, Convolution shape) {
    if (shape.dilation() == 1) {
      return w;
    }
    INDArray spread = scratch.array("spread weights", spreadShape(w, dense(shape)));
    spread.assign(0);
    taps(spread, shape.dilation()).assign(w);
    return spread;
  }

  private static long[] spreadShape(INDArray w, Convolution dense) {
    return new long[] {w.size(0), w.size(1), dense.kernelHeight(), dense.kernelWidth()};
  }

  /** View of the entries of spread weights that are not zero. */
  private static INDArray taps(INDArray spread, int dilation) {
    return spread.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(0, dilation, spread.size(2)),
        NDArrayIndex.interval(0, dilation, spread.size(3)));
  }

  /**
   * Weights [out, in, height, width] as [in, out, height, width], rows and columns in opposite
   * order.
   */
  private INDArray turned(INDArray w) {
    INDArray swapped = scratch.array("swapped weights", w.size(1), w.size(0), w.size(2), w.size(3));
    swapped.assign(w.permute(1, 0, 2, 3));
    INDArray turned = scratch.array("turned weights", swapped.shape());
    NdOps.run("reverse", new INDArray[] {swapped}, new INDArray[] {turned}, 2, 3);
    return turned;
  }

  private static boolean isPointwise(Convolution shape) {
    return shape.kernelHeight() == 1
        && shape.kernelWidth() == 1
        && stridesAreOne(shape)
        && shape.padHeight() == 0
        && shape.padWidth() == 0;
  }

  private static boolean stridesAreOne(Convolution shape) {
    return shape.strideHeight() == 1 && shape.strideWidth() == 1;
  }

  private static int[] integers(Convolution dense) {
    return new int[] {
      dense.kernelHeight(),
      dense.kernelWidth(),
      dense.strideHeight(),
      dense.strideWidth(),
      dense.padHeight(),
      dense.padWidth(),
      1,
      1,
      0,
      IMAGES_NHWC,
      WEIGHTS_OIHW
    };
  }

  /** The divisor 0 leaves the padding out of the mean. */
  private static int[] integers(Pooling shape) {
    return new int[] {
      shape.kernel(),
      shape.kernel(),
      shape.stride(),
      shape.stride(),
      shape.padding(),
      shape.padding(),
      1,
      1,
      0,
      0,
      IMAGES_NHWC
    };
  }

  private static void requireOneGroup(Convolution shape) {
    if (shape.groups() != 1) {
      throw new UnsupportedOperationException(
          "The portable kernels convolve in one group only, not in " + shape.groups());
    }
  }
}
