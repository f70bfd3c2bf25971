package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;

/** The first layer: 3x3 convolution without bias, affine BN; no ReLU. */
public final class Stem {
  private static final Convolution SHAPE = Convolution.square(3, 1, 1);

  private final ConvolutionUnit unit;
  private final int channels;

  /** With the names of the supernets and the NAS-Bench-201 networks. */
  public Stem(int in, int channels, Parameters parameters, Kernels kernels) {
    this("stem.0", "stem.1", in, channels, parameters, kernels);
  }

  /**
   * @param convolution name of the convolution
   * @param batchNorm name of the BN
   */
  public Stem(
      String convolution,
      String batchNorm,
      int in,
      int channels,
      Parameters parameters,
      Kernels kernels) {
    this.channels = channels;
    unit =
        new ConvolutionUnit(
            convolution, batchNorm, in, channels, SHAPE, false, true, true, parameters, kernels);
  }

  /**
   * Binds it to memory.
   *
   * @param inputGradient whether the images' gradient is wanted, which no search needs
   */
  public LayerPass bind(Workspace workspace, int layer, Buffer images, boolean inputGradient) {
    return new Pass(workspace, layer, images, inputGradient);
  }

  private final class Pass implements LayerPass {
    private final Kernels kernels;
    private final Buffer images;
    private final Buffer z;
    private final Buffer scratch;
    private final Buffer imageGradientOrNull;
    private final Activation output;
    private final ChannelSums sums = new ChannelSums(channels, 1);

    Pass(Workspace workspace, int layer, Buffer images, boolean inputGradient) {
      this.kernels = workspace.kernels();
      this.images = images;
      int height = images.size(1);
      int width = images.size(2);
      z = workspace.kept(layer, "z", height, width, channels);
      scratch = workspace.scratch("z", height, width, channels);
      output =
          new Activation(
              workspace.kept(layer, "value", height, width, channels),
              workspace.kept(layer, "relu", height, width, channels));
      imageGradientOrNull =
          inputGradient ? workspace.scratch("images", height, width, images.channels()) : null;
    }

    @Override
    public Wants wants(EdgeMix mix) {
      return new Wants(true, false);
    }

    @Override
    public Activation output() {
      return output;
    }

    @Override
    public void forward(Activation input, Wants next, EdgeMix mix, Mode mode) {
      unit.forward(images, z, mode);
      if (!next.value() && !next.relu()) {
        return; // every edge out of the next cell's input is none
      }
      BatchNorm bn = unit.batchNorm();
      kernels.combine(
          1,
          new Buffer[] {z},
          new double[][] {bn.scale()},
          new double[][] {bn.shift()},
          next.value() ? output.value() : null,
          next.relu() ? output.relu() : null);
    }

    @Override
    public Buffer backward(Buffer gradient, EdgeMix mix, MixGradients uOrNull) {
      kernels.sums(gradient, 1, new Buffer[] {z}, new double[][] {unit.batchNorm().mean()}, sums);
      unit.backward(gradient, images, z, sums, 0, scratch, imageGradientOrNull);
      return imageGradientOrNull;
    }
  }
}
