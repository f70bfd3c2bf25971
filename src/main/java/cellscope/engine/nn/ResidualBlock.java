package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;

/**
 * The block that halves the image and changes the channels: ReLU-conv3x3(stride 2)-BN,
 * ReLU-conv3x3-BN, plus the shortcut of a 2x2 average pooling and a 1x1 convolution without bias.
 * BN is affine.
 */
public final class ResidualBlock {
  private static final Convolution HALVING = Convolution.square(3, 2, 1);
  private static final Convolution KEEPING = Convolution.square(3, 1, 1);
  private static final Convolution POINTWISE = Convolution.square(1, 1, 0);
  private static final Pooling HALF = new Pooling(2, 2, 0);

  private final int in;
  private final int out;
  private final ConvolutionUnit first;
  private final ConvolutionUnit second;
  private final Parameter shortcut;

  public ResidualBlock(String name, int in, int out, Parameters parameters, Kernels kernels) {
    this.in = in;
    this.out = out;
    first = unit(name + ".conv_a", in, HALVING, parameters, kernels);
    second = unit(name + ".conv_b", out, KEEPING, parameters, kernels);
    shortcut = parameters.make(name + ".downsample.1.weight", out, in, 1, 1);
  }

  private ConvolutionUnit unit(
      String name, int from, Convolution shape, Parameters parameters, Kernels kernels) {
    return new ConvolutionUnit(
        name + ".op.1", name + ".op.2", from, out, shape, false, true, true, parameters, kernels);
  }

  /** Binds it to memory; input [batch, height, width, in], both sides even. */
  public LayerPass bind(Workspace workspace, int layer, Activation input) {
    return new Pass(workspace, layer, input);
  }

  private final class Pass implements LayerPass {
    private final Kernels kernels;
    private final Activation input;
    private final Buffer z1;
    private final Buffer relu1;
    private final Buffer z2;
    private final Buffer pooled;
    private final Buffer bypass;
    private final Activation output;
    private final Buffer scratch;
    private final Buffer gradient1;
    private final Buffer pooledGradient;
    private final Buffer reluGradient;
    private final Buffer inputGradient;
    private final ChannelSums sums = new ChannelSums(out, 1);

    Pass(Workspace workspace, int layer, Activation input) {
      this.kernels = workspace.kernels();
      this.input = input;
      int height = input.value().size(1);
      int width = input.value().size(2);
      int h = HALVING.outHeight(height);
      int w = HALVING.outWidth(width);
      z1 = workspace.kept(layer, "z1", h, w, out);
      relu1 = workspace.kept(layer, "relu1", h, w, out);
      z2 = workspace.kept(layer, "z2", h, w, out);
      pooled = workspace.kept(layer, "pooled", h, w, in);
      bypass = workspace.scratch("bypass", h, w, out);
      output =
          new Activation(
              workspace.kept(layer, "value", h, w, out), workspace.kept(layer, "relu", h, w, out));
      scratch = workspace.scratch("z", h, w, out);
      gradient1 = workspace.scratch("node", h, w, out);
      pooledGradient = workspace.scratch("pooled", h, w, in);
      reluGradient = workspace.scratch("z", height, width, in);
      inputGradient = workspace.scratch("gradient " + layer % 2, height, width, in);
    }

    @Override
    public Wants wants(EdgeMix mix) {
      return new Wants(true, true);
    }

    @Override
    public Activation output() {
      return output;
    }

    @Override
    public void forward(Activation given, Wants next, EdgeMix mix, Mode mode) {
      first.forward(input.relu(), z1, mode);
      normalised(1, z1, first, null, null, relu1);
      second.forward(relu1, z2, mode);
      kernels.averagePool(input.value(), pooled, HALF);
      kernels.convolve(pooled, shortcut.value(), null, bypass, POINTWISE);
      if (!next.value() && !next.relu()) {
        return; // every edge out of the next cell's input is none
      }
      normalised(
          2,
          z2,
          second,
          bypass,
          next.value() ? output.value() : null,
          next.relu() ? output.relu() : null);
    }

    private void normalised(
        int count, Buffer z, ConvolutionUnit unit, Buffer added, Buffer value, Buffer relu) {
      BatchNorm bn = unit.batchNorm();
      kernels.combine(
          count,
          new Buffer[] {z, added},
          new double[][] {bn.scale(), null},
          new double[][] {bn.shift(), null},
          value,
          relu);
    }

    @Override
    public Buffer backward(Buffer g, EdgeMix mix, MixGradients uOrNull) {
      through(second, g, relu1, z2, gradient1);
      Buffer[] one = {gradient1};
      kernels.gather(0, one, 1, one, relu1, gradient1);
      through(first, gradient1, input.relu(), z1, reluGradient);
      if (shortcut.isGradientWanted()) {
        kernels.convolveBackwardWeights(pooled, g, shortcut.gradient(), POINTWISE);
      }
      shortcut.markReached();
      kernels.convolveBackwardInput(g, shortcut.value(), pooledGradient, POINTWISE);
      kernels.averagePoolBackward(pooledGradient, inputGradient, HALF);
      kernels.gather(
          1,
          new Buffer[] {inputGradient},
          1,
          new Buffer[] {reluGradient},
          input.relu(),
          inputGradient);
      return inputGradient;
    }

    private void through(ConvolutionUnit unit, Buffer g, Buffer x, Buffer z, Buffer gx) {
      kernels.sums(g, 1, new Buffer[] {z}, new double[][] {unit.batchNorm().mean()}, sums);
      unit.backward(g, x, z, sums, 0, scratch, gx);
    }
  }
}
