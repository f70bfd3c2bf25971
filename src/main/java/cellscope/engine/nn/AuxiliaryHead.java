package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.model.plan.NetworkPlan;

/**
 * The second classifier of a stand-alone NASNet network, which brings a gradient to the middle of
 * it in training (Szegedy et al., CVPR 2015; this form by Zoph et al., CVPR 2018): ReLU, 5x5
 * average pooling to a map of 2x2, 1x1 convolution to 128, BN, ReLU, 2x2 convolution to 768, BN,
 * ReLU, linear.
 */
public final class AuxiliaryHead {
  private static final String PATH = "auxiliary_head.";
  private static final int WINDOW = 5;
  private static final int NARROW = 128;
  private static final int WIDE = 768;

  private final EdgeOperation narrow;
  private final PlainConvolution wide;
  private final Head head;

  /**
   * @param channels of the map that it reads
   */
  public AuxiliaryHead(int channels, int classes, Parameters parameters, Kernels kernels) {
    narrow =
        new ConvolutionChain.Builder(
                Reads.VALUE, channels, BatchNormStyle.FULL, parameters, kernels)
            .unit(
                PATH + "features.2",
                PATH + "features.3",
                NARROW,
                Convolution.square(1, 1, 0),
                false)
            .build();
    Convolution shape = Convolution.square(2, 1, 0);
    wide =
        new PlainConvolution(PATH + "features.5", NARROW, WIDE, shape, false, parameters, kernels);
    head = new Head(PATH, "features.6", WIDE, classes, parameters, kernels);
  }

  /**
   * Binds it to memory.
   *
   * @param layer the layer whose output it reads
   * @param source holds its ReLU when {@link Pass#forward} is called; square, with sides of {@link
   *     NetworkPlan#LEAST_AUXILIARY_MAP} or more
   */
  public Pass bind(Workspace workspace, int layer, Activation source) {
    int side = source.relu().size(1);
    if (side != source.relu().size(2) || side < NetworkPlan.LEAST_AUXILIARY_MAP) {
      throw new IllegalArgumentException(
          "the auxiliary head reads a square map of 6x6 or more, not "
              + side
              + "x"
              + source.relu().size(2));
    }
    return new Pass(workspace, layer, source, new Pooling(WINDOW, side - WINDOW, 0));
  }

  /** The head at one batch size. */
  public final class Pass {
    private final Kernels kernels;
    private final EdgePass pooling;
    private final EdgePass convolution;
    private final Buffer between;
    private final Buffer betweenGradient;
    private final Buffer z;
    private final Head.Pass end;
    private final ChannelSums sums = new ChannelSums(NARROW, 1);

    private Pass(Workspace workspace, int layer, Activation source, Pooling shape) {
      kernels = workspace.kernels();
      Place before = place(workspace, layer, "pooling");
      pooling =
          new PoolingOperation(PoolingOperation.Kind.AVERAGE, shape, Reads.RELU, null)
              .bind(before, source);
      Buffer pooled = pooling.tensorOrNull();
      convolution = narrow.bind(place(workspace, layer, "narrow"), new Activation(pooled, pooled));
      int side = pooled.size(1);
      between = workspace.kept(layer, PATH + "between", side, side, NARROW);
      betweenGradient = workspace.scratch(PATH + "between", side, side, NARROW);
      int rest = wide.shape().outHeight(side);
      z = workspace.kept(layer, PATH + "z", rest, rest, WIDE);
      end = head.bind(workspace, layer, new Activation(z, z));
    }

    private static Place place(Workspace workspace, int layer, String part) {
      return new Place(workspace, layer, PATH + part, PATH + part + " gradient", true);
    }

    /** [batch, classes]. */
    public Buffer logits() {
      return end.logits();
    }

    /** Computes the logits. */
    public void forward(Mode mode) {
      pooling.forward(mode);
      convolution.forward(mode);
      BatchNorm bn = convolution.batchNormOrNull();
      kernels.combine(
          1,
          new Buffer[] {convolution.tensorOrNull()},
          new double[][] {bn.scale()},
          new double[][] {bn.shift()},
          null,
          between);
      wide.forward(between, z);
      end.forward(mode);
    }

    /**
     * Mean cross entropy in nats; prepares {@link #backward}.
     *
     * @param share what the loss counts in the sum that the gradient is of
     */
    public double loss(int[] labels, double smoothing, double share) {
      return end.loss(labels, smoothing, share);
    }

    /** Gradient by the ReLU of what it reads. */
    public Buffer backward() {
      wide.backward(between, end.backward(), betweenGradient);
      Buffer[] one = {betweenGradient};
      kernels.gather(0, one, 1, one, between, betweenGradient);
      double[][] centre = {convolution.batchNormOrNull().mean()};
      Buffer[] tensor = {convolution.tensorOrNull()};
      kernels.sums(betweenGradient, 1, tensor, centre, sums);
      return pooling.backward(convolution.backward(betweenGradient, sums, 0), null, 0);
    }
  }
}
