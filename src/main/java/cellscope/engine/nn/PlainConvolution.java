package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;

/** A convolution that no BN follows directly, so that its bias, if there is one, has a gradient. */
final class PlainConvolution {
  private static final Buffer[] NO_TENSORS = new Buffer[Kernels.MOST_TENSORS];
  private static final double[][] NO_CENTRES = new double[Kernels.MOST_TENSORS][];

  private final Kernels kernels;
  private final Convolution shape;
  private final int out;
  private final Parameter weight;
  private final Parameter biasOrNull;
  private final ChannelSums sums;

  PlainConvolution(
      String name,
      int in,
      int out,
      Convolution shape,
      boolean biased,
      Parameters parameters,
      Kernels kernels) {
    this.kernels = kernels;
    this.shape = shape;
    this.out = out;
    weight =
        parameters.make(
            name + ".weight", out, in / shape.groups(), shape.kernelHeight(), shape.kernelWidth());
    biasOrNull = biased ? parameters.make(name + ".bias", out) : null;
    sums = new ChannelSums(out, 1);
  }

  Convolution shape() {
    return shape;
  }

  int out() {
    return out;
  }

  void forward(Buffer x, Buffer y) {
    kernels.convolve(x, weight.value(), biasOrNull == null ? null : biasOrNull.value(), y, shape);
  }

  /**
   * Gradients of weight and bias, and of the input unless {@code gxOrNull} is null; that buffer may
   * be x.
   */
  void backward(Buffer x, Buffer gy, Buffer gxOrNull) {
    if (weight.isGradientWanted()) {
      kernels.convolveBackwardWeights(x, gy, weight.gradient(), shape);
    }
    weight.markReached();
    if (biasOrNull != null) {
      kernels.sums(gy, 0, NO_TENSORS, NO_CENTRES, sums);
      biasOrNull.gradient().write(sums.gradient());
      biasOrNull.markReached();
    }
    if (gxOrNull != null) {
      kernels.convolveBackwardInput(gy, weight.value(), gxOrNull, shape);
    }
  }

  void backwardOfNothing() {
    kernels.fill(weight.gradient(), 0);
    weight.markReached();
    if (biasOrNull != null) {
      kernels.fill(biasOrNull.gradient(), 0);
      biasOrNull.markReached();
    }
  }
}
