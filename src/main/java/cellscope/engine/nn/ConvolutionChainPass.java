package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.ConvolutionChain.Stage;
import java.util.List;

/** Forward and backward of a {@link ConvolutionChain}. */
final class ConvolutionChainPass implements EdgePass {
  private final ConvolutionChain chain;
  private final Kernels kernels;
  private final Bound[] stages;
  private int slots;

  /** The buffers of a stage. */
  private static final class Bound {
    private Stage stage;
    private Buffer input;
    private Buffer[] between;
    private Buffer z;
    private Buffer gz;
    private Buffer inputGradientOrNull;
    private ChannelSums sums;
    private Buffer[] one;
    private double[][] scales;
    private double[][] shifts;
    private double[][] centres;
  }

  ConvolutionChainPass(ConvolutionChain chain, Place place, Activation source) {
    this.chain = chain;
    this.kernels = place.kernels();
    Buffer first = chain.reads() == Reads.RELU ? source.relu() : source.value();
    List<Stage> given = chain.stages();
    stages = new Bound[given.size()];
    int height = first.size(1);
    int width = first.size(2);
    int channels = first.channels();
    for (int s = 0; s < stages.length; s++) {
      Bound bound = new Bound();
      bound.stage = given.get(s);
      bound.input = s == 0 ? first : place.slot(slots++, height, width, channels);
      bindConvolutions(bound, place);
      bound.inputGradientOrNull =
          s == 0
              ? place.gradientOrNull(first, bound.z)
              : place.gradientScratchOrNull("chain", height, width, channels);
      height = bound.z.size(1);
      width = bound.z.size(2);
      channels = bound.z.channels();
      stages[s] = bound;
    }
  }

  private void bindConvolutions(Bound bound, Place place) {
    List<PlainConvolution> before = bound.stage.before();
    bound.between = new Buffer[before.size()];
    int height = bound.input.size(1);
    int width = bound.input.size(2);
    for (int j = 0; j < bound.between.length; j++) {
      height = before.get(j).shape().outHeight(height);
      width = before.get(j).shape().outWidth(width);
      bound.between[j] = place.slot(slots++, height, width, before.get(j).out());
    }
    height = bound.stage.shape().outHeight(height);
    width = bound.stage.shape().outWidth(width);
    int out = bound.stage.out();
    bound.z = place.slot(slots++, height, width, out);
    bound.gz = place.gradientScratchOrNull("z", height, width, out);
    bound.sums = new ChannelSums(out, 1);
    BatchNorm bn = bound.stage.unit().batchNorm();
    bound.one = new Buffer[] {bound.z};
    bound.scales = new double[][] {bn.scale()};
    bound.shifts = new double[][] {bn.shift()};
    bound.centres = new double[][] {bn.mean()};
  }

  @Override
  public Reads reads() {
    return chain.reads();
  }

  @Override
  public Buffer tensorOrNull() {
    return stages[stages.length - 1].z;
  }

  @Override
  public BatchNorm batchNormOrNull() {
    return stages[stages.length - 1].stage.unit().batchNorm();
  }

  @Override
  public void forward(Mode mode) {
    for (int s = 0; s < stages.length; s++) {
      Bound bound = stages[s];
      if (s > 0) {
        Bound producer = stages[s - 1];
        kernels.combine(1, producer.one, producer.scales, producer.shifts, null, bound.input);
      }
      Buffer x = bound.input;
      for (int j = 0; j < bound.between.length; j++) {
        bound.stage.before().get(j).forward(x, bound.between[j]);
        x = bound.between[j];
      }
      bound.stage.unit().forward(x, bound.z, mode);
    }
  }

  @Override
  public Buffer backward(Buffer gradient, double weight, ChannelSums sums, int which) {
    int last = stages.length - 1;
    through(stages[last], gradient, weight, sums, which);
    for (int s = last; s > 0; s--) {
      Buffer g = stages[s].inputGradientOrNull;
      Buffer[] one = {g};
      kernels.gather(0, one, 1, one, stages[s].input, g);
      Bound producer = stages[s - 1];
      kernels.sums(g, 1, producer.one, producer.centres, producer.sums);
      through(producer, g, 1, producer.sums, 0);
    }
    return stages[0].inputGradientOrNull;
  }

  /**
   * Backward of one stage. What the convolutions handed to each other is needed for the weights'
   * gradients only, so its own gradient takes its place.
   */
  private void through(Bound bound, Buffer g, double weight, ChannelSums sums, int which) {
    int count = bound.between.length;
    Buffer read = count == 0 ? bound.input : bound.between[count - 1];
    Buffer readGradient = count == 0 ? bound.inputGradientOrNull : read;
    bound.stage.unit().backward(g, weight, read, bound.z, sums, which, bound.gz, readGradient);
    for (int j = count - 1; j >= 0; j--) {
      Buffer x = j == 0 ? bound.input : bound.between[j - 1];
      Buffer gx = j == 0 ? bound.inputGradientOrNull : x;
      bound.stage.before().get(j).backward(x, bound.between[j], gx);
    }
  }

  @Override
  public void backwardOfNothing() {
    for (Bound bound : stages) {
      bound.stage.before().forEach(PlainConvolution::backwardOfNothing);
      bound.stage.unit().backwardOfNothing();
    }
  }
}
