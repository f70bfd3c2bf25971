package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;

/**
 * A convolution and the BN behind it (the ReLU in front is the input's, computed once for all who
 * read it). The bias, if there is one, stands right in front of a BN on batch statistics: its
 * gradient is exactly zero, so none is computed.
 */
public final class ConvolutionUnit {
  private final Kernels kernels;
  private final Convolution shape;
  private final Parameter weight;
  private final Parameter biasOrNull;
  private final BatchNorm batchNorm;

  /**
   * @param convolutionName name of the convolution in the module tree
   * @param batchNormName name of the BN
   * @param biased whether the convolution has a bias
   */
  public ConvolutionUnit(
      String convolutionName,
      String batchNormName,
      int in,
      int out,
      Convolution shape,
      boolean biased,
      boolean affine,
      boolean tracking,
      Parameters parameters,
      Kernels kernels) {
    this.kernels = kernels;
    this.shape = shape;
    weight =
        parameters.make(
            convolutionName + ".weight",
            out,
            in / shape.groups(),
            shape.kernelHeight(),
            shape.kernelWidth());
    biasOrNull = biased ? parameters.make(convolutionName + ".bias", out) : null;
    batchNorm = new BatchNorm(batchNormName, out, affine, tracking, parameters, kernels);
  }

  public BatchNorm batchNorm() {
    return batchNorm;
  }

  /** z = the convolution of x; scale and shift of the BN are then set. */
  public void forward(Buffer x, Buffer z, Mode mode) {
    kernels.convolve(x, weight.value(), biasOrNull == null ? null : biasOrNull.value(), z, shape);
    batchNorm.normalise(z, mode);
  }

  /**
   * Backward through BN and convolution.
   *
   * @param g gradient at the BN's output
   * @param x input of the convolution
   * @param z its output
   * @param sums of g, and as product {@code which} of g and z about the BN's mean
   * @param gz scratch shaped as z
   * @param gxOrNull gets the gradient by x; null if nobody needs it; may be z
   */
  public void backward(
      Buffer g, Buffer x, Buffer z, ChannelSums sums, int which, Buffer gz, Buffer gxOrNull) {
    backward(g, 1, x, z, sums, which, gz, gxOrNull);
  }

  /** The same where the gradient at the BN's output is {@code share} times g. */
  void backward(
      Buffer g,
      double share,
      Buffer x,
      Buffer z,
      ChannelSums sums,
      int which,
      Buffer gz,
      Buffer gxOrNull) {
    batchNorm.backward(g, share, z, sums, which, gz);
    if (weight.isGradientWanted()) {
      kernels.convolveBackwardWeights(x, gz, weight.gradient(), shape);
    }
    weight.markReached();
    reachBias();
    if (gxOrNull != null) {
      kernels.convolveBackwardInput(gz, weight.value(), gxOrNull, shape);
    }
  }

  /** Took part in forward, but its output reaches the loss nowhere: gradients of zero. */
  public void backwardOfNothing() {
    kernels.fill(weight.gradient(), 0);
    weight.markReached();
    reachBias();
    batchNorm.backwardOfNothing();
  }

  private void reachBias() {
    if (biasOrNull != null) {
      biasOrNull.markReached(); // its gradient buffer is never written: zero
    }
  }
}
