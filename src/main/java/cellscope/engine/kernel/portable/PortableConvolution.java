package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Convolution;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Convolutions of NHWC images on ND4J's operations.
 *
 * <p>ND4J's {@code conv2d_bp} is not used: it computes both gradients whichever is wanted, and with
 * oneDNN its gradient by the weights depends on the number of threads. The gradient by the input is
 * the convolution of the output's gradient, spread by the stride, with the kernel turned around;
 * the one by the weights is a matrix product over positions. ND4J's dilated convolution fails with
 * oneDNN, so a dilated kernel becomes a dense one with zeros between its taps, and groups become
 * one with zeros between them.
 */
final class PortableConvolution {
  /** ND4J's number for images as [batch, height, width, channels]. */
  static final int IMAGES_NHWC = 1;

  /** ND4J's number for weights as [out, in, height, width]. */
  private static final int WEIGHTS_OIHW = 1;

  private record Geometry(int batch, int height, int width, int channels, Convolution shape) {}

  private final Scratch scratch;
  private final PortableGroups groups;
  private final Map<Geometry, Patches> patches = new HashMap<>();

  PortableConvolution(Scratch scratch) {
    this.scratch = scratch;
    groups = new PortableGroups(scratch);
  }

  void forward(
      PortableBuffer x,
      PortableBuffer w,
      PortableBuffer biasOrNull,
      PortableBuffer y,
      Convolution shape) {
    INDArray whole = groups.whole(w, shape);
    if (isPointwise(shape)) {
      NdOps.matmul(x.rows(), false, asMatrix(whole, w), true, y.rows());
    } else {
      convolve(x.array(), dilated(whole, shape), y.array(), dense(shape));
    }
    if (biasOrNull != null) {
      NdOps.add(y.rows(), biasOrNull.array(), y.rows());
    }
  }

  void backwardInput(PortableBuffer gy, PortableBuffer w, PortableBuffer gx, Convolution shape) {
    INDArray whole = groups.whole(w, shape);
    if (isPointwise(shape)) {
      NdOps.matmul(gy.rows(), false, asMatrix(whole, w), false, gx.rows());
      return;
    }
    Convolution dense = dense(shape);
    int padHeight = dense.kernelHeight() - 1 - dense.padHeight();
    int padWidth = dense.kernelWidth() - 1 - dense.padWidth();
    Convolution back =
        new Convolution(dense.kernelHeight(), dense.kernelWidth(), 1, 1, padHeight, padWidth, 1, 1);
    convolve(spread(gy.array(), gx, dense), turned(dilated(whole, shape)), gx.array(), back);
  }

  void backwardWeights(PortableBuffer x, PortableBuffer gy, PortableBuffer gw, Convolution shape) {
    if (shape.groups() == 1) {
      wholeGradient(x, gy, gw.array(), shape);
      return;
    }
    INDArray whole =
        scratch.array(
            "gradient of all groups",
            gw.size(0),
            x.channels(),
            shape.kernelHeight(),
            shape.kernelWidth());
    wholeGradient(x, gy, whole, shape);
    groups.pick(whole, gw, shape);
  }

  /** gw [out, in, height, width] = gradient of a convolution in one group. */
  private void wholeGradient(PortableBuffer x, PortableBuffer gy, INDArray gw, Convolution shape) {
    long out = gw.size(0);
    if (isPointwise(shape)) {
      INDArray matrix = gw.reshape('c', out, gw.length() / out);
      NdOps.matmul(gy.rows(), true, x.rows(), false, matrix);
      return;
    }
    Patches seen =
        patches.computeIfAbsent(
            new Geometry(x.size(0), x.size(1), x.size(2), x.size(3), shape),
            geometry -> new Patches(x.array(), shape, scratch));
    INDArray gradient =
        scratch.array(
            "weight gradient", out, shape.kernelHeight(), shape.kernelWidth(), gw.size(1));
    INDArray matrix = gradient.reshape('c', out, gradient.length() / out);
    NdOps.matmul(gy.rows(), true, seen.of(x.array()), false, matrix);
    gw.assign(gradient.permute(0, 3, 1, 2));
  }

  /** Pointwise weights as [out, in]. */
  private static INDArray asMatrix(INDArray whole, PortableBuffer w) {
    return whole == w.array() ? w.images() : whole.reshape('c', whole.size(0), whole.size(1));
  }

  private static void convolve(INDArray x, INDArray w, INDArray y, Convolution dense) {
    NdOps.run(
        "conv2d",
        new INDArray[] {x, w},
        new INDArray[] {y},
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
        WEIGHTS_OIHW);
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

  /** The weights of the dense kernel: zeros between the taps. */
  private INDArray dilated(INDArray w, Convolution shape) {
    int dilation = shape.dilation();
    if (dilation == 1) {
      return w;
    }
    long rows = dense(shape).kernelHeight();
    long columns = dense(shape).kernelWidth();
    // What lies between stays zero, so arrays for different dilations must not be shared.
    INDArray dense = scratch.array("dilated by " + dilation, w.size(0), w.size(1), rows, columns);
    dense
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NdOps.every(dilation, 0, w.size(2)),
            NdOps.every(dilation, 0, w.size(3)))
        .assign(w);
    return dense;
  }

  /**
   * gy with stride - 1 zeros between its rows and columns, and behind them those that the stride
   * left over.
   */
  private INDArray spread(INDArray gy, PortableBuffer gx, Convolution dense) {
    int strideHeight = dense.strideHeight();
    int strideWidth = dense.strideWidth();
    if (strideHeight == 1 && strideWidth == 1) {
      return gy;
    }
    long rows = gx.size(1) + 2L * dense.padHeight() - dense.kernelHeight() + 1;
    long columns = gx.size(2) + 2L * dense.padWidth() - dense.kernelWidth() + 1;
    // What lies between stays zero, so arrays for different strides must not be shared.
    String role = "spread by " + strideHeight + " and " + strideWidth;
    INDArray spread = scratch.array(role, gy.size(0), rows, columns, gy.size(3));
    spread
        .get(
            NDArrayIndex.all(),
            NdOps.every(strideHeight, 0, gy.size(1)),
            NdOps.every(strideWidth, 0, gy.size(2)),
            NDArrayIndex.all())
        .assign(gy);
    return spread;
  }

  /**
   * Weights [out, in, height, width] as [in, out, height, width], rows and columns in opposite
   * order: the taps from the last to the first. ND4J's {@code reverse} would do it too, but loses
   * some hundred bytes of native memory for every pair of channels in every call.
   */
  private INDArray turned(INDArray w) {
    long pairs = w.size(0) * w.size(1);
    long taps = w.size(2) * w.size(3);
    INDArray swapped = scratch.array("swapped weights", w.size(1), w.size(0), w.size(2), w.size(3));
    swapped.assign(w.permute(1, 0, 2, 3));
    INDArray turned = scratch.array("turned weights", swapped.shape());
    INDArray[] inputs = {swapped.reshape('c', pairs, taps), backwards(taps)};
    NdOps.run("gather", inputs, new INDArray[] {turned.reshape('c', pairs, taps)}, 1);
    return turned;
  }

  /** count - 1 down to 0. */
  private INDArray backwards(long count) {
    INDArray order = scratch.longs("backwards", count);
    if (count > 1 && order.getLong(0) == 0) {
      for (long i = 0; i < count; i++) {
        order.data().put(i, count - 1 - i);
      }
    }
    return order;
  }

  /** A 1x1 kernel of stride 1, in as many groups as it likes. */
  private static boolean isPointwise(Convolution shape) {
    return shape.kernelHeight() == 1
        && shape.kernelWidth() == 1
        && shape.strideHeight() == 1
        && shape.strideWidth() == 1
        && shape.padHeight() == 0
        && shape.padWidth() == 0;
  }
}
