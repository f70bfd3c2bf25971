package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.ConvolutionChain;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Place;
import cellscope.engine.nn.Workspace;
import java.util.function.Consumer;

/**
 * Three convolutions of stride 2 with BN, ReLU between them: the first cell reads what the second
 * and the third give, a quarter and an eighth of the image's sides.
 */
final class ImageNetStem implements NasNetStem {
  private static final Convolution HALVING = Convolution.square(3, 2, 1);

  private final ConvolutionChain toQuarter;
  private final ConvolutionChain toEighth;

  /**
   * @param channels of both outputs; 2 or more
   */
  ImageNetStem(int in, int channels, Parameters parameters, Kernels kernels) {
    toQuarter =
        new ConvolutionChain.Builder(Reads.VALUE, in, BatchNormStyle.FULL, parameters, kernels)
            .unit("stem0.0", "stem0.1", channels / 2, HALVING, false)
            .unit("stem0.3", "stem0.4", channels, HALVING, false)
            .build();
    toEighth =
        new ConvolutionChain.Builder(Reads.RELU, channels, BatchNormStyle.FULL, parameters, kernels)
            .unit("stem1.1", "stem1.2", channels, HALVING, false)
            .build();
  }

  @Override
  public NasNetStem.Pass bind(Workspace workspace, Buffer images, boolean imageGradient) {
    Part quarter =
        new Part(toQuarter, "stem0", workspace, new Activation(images, images), imageGradient);
    return new Pass(quarter, new Part(toEighth, "stem1", workspace, quarter.output, true));
  }

  /** One of the two outputs with the convolutions that lead to it. */
  private static final class Part {
    private final Kernels kernels;
    private final EdgePass convolutions;
    private final Activation output;
    private final LayerGradient gradient;
    private final Buffer[] tensor;
    private final ChannelSums sums;

    Part(
        ConvolutionChain chain,
        String name,
        Workspace workspace,
        Activation source,
        boolean sendsBack) {
      kernels = workspace.kernels();
      convolutions =
          chain.bind(new Place(workspace, 0, name, name + " gradient", sendsBack), source);
      tensor = new Buffer[] {convolutions.tensorOrNull()};
      Buffer like = tensor[0];
      int channels = like.channels();
      // only the ReLU is ever read
      Buffer relu = workspace.output(0, name + " relu", like.size(1), like.size(2), channels);
      output = new Activation(relu, relu);
      gradient = new LayerGradient(workspace, output);
      sums = new ChannelSums(channels, 1);
    }

    void forward(Mode mode) {
      convolutions.forward(mode);
      BatchNorm bn = convolutions.batchNormOrNull();
      double[][] scale = {bn.scale()};
      double[][] shift = {bn.shift()};
      kernels.combine(1, tensor, scale, shift, null, output.relu());
    }

    /** Gradient by what the convolutions read. */
    Buffer backward() {
      Buffer joined = gradient.join();
      double[][] centre = {convolutions.batchNormOrNull().mean()};
      kernels.sums(joined, 1, tensor, centre, sums);
      return convolutions.backward(joined, sums, 0);
    }
  }

  private record Pass(Part quarter, Part eighth) implements NasNetStem.Pass {
    @Override
    public Activation beforeLast() {
      return quarter.output;
    }

    @Override
    public Activation last() {
      return eighth.output;
    }

    @Override
    public void forward(Mode mode) {
      quarter.forward(mode);
      eighth.forward(mode);
    }

    @Override
    public Buffer backward(Consumer<Gathering> ofBeforeLast, Consumer<Gathering> ofLast) {
      ofLast.accept(eighth.gradient.begin());
      Buffer throughEighth = eighth.backward();
      Gathering readers = quarter.gradient.begin();
      ofBeforeLast.accept(readers);
      readers.addThroughRelu(throughEighth);
      return quarter.backward();
    }
  }
}
