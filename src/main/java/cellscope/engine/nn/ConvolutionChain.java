package cellscope.engine.nn;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgePass.Reads;
import java.util.ArrayList;
import java.util.List;

/**
 * Stages of one or more convolutions and a BN, with a ReLU between stages: separable and dilated
 * convolutions, the branches of the fixed reduction cell, preprocessing, stems.
 */
public final class ConvolutionChain implements EdgeOperation {
  /** The convolutions of a stage but for the last, and the last with the BN. */
  record Stage(List<PlainConvolution> before, ConvolutionUnit unit, Convolution shape, int out) {
    int outLength(int length) {
      int result = length;
      for (PlainConvolution convolution : before) {
        result = convolution.shape().outHeight(result);
      }
      return shape.outHeight(result);
    }
  }

  private final Reads reads;
  private final List<Stage> stages;

  private ConvolutionChain(Reads reads, List<Stage> stages) {
    this.reads = reads;
    this.stages = List.copyOf(stages);
  }

  /** Puts a chain together in the order in which it computes; parameters are made on the way. */
  public static final class Builder {
    private final Reads reads;
    private final BatchNormStyle style;
    private final Parameters parameters;
    private final Kernels kernels;
    private final List<Stage> stages = new ArrayList<>();
    private final List<PlainConvolution> before = new ArrayList<>();
    private int channels;

    /**
     * @param reads whether the first convolution reads the source or its ReLU
     * @param channels of the source
     * @param style of all BN
     */
    public Builder(
        Reads reads, int channels, BatchNormStyle style, Parameters parameters, Kernels kernels) {
      this.reads = reads;
      this.channels = channels;
      this.style = style;
      this.parameters = parameters;
      this.kernels = kernels;
    }

    /** Channels of what was added last. */
    public int channels() {
      return channels;
    }

    /** A convolution that another one follows. */
    public Builder convolution(String name, int out, Convolution shape, boolean biased) {
      before.add(new PlainConvolution(name, channels, out, shape, biased, parameters, kernels));
      channels = out;
      return this;
    }

    /** A stage's last convolution with its BN. */
    public Builder unit(
        String name, String batchNormName, int out, Convolution shape, boolean biased) {
      ConvolutionUnit unit =
          new ConvolutionUnit(
              name,
              batchNormName,
              channels,
              out,
              shape,
              biased,
              style.affine(),
              style.tracking(),
              parameters,
              kernels);
      stages.add(new Stage(List.copyOf(before), unit, shape, out));
      before.clear();
      channels = out;
      return this;
    }

    /** The chain; its last part must be a {@link #unit}. */
    public ConvolutionChain build() {
      if (stages.isEmpty() || !before.isEmpty()) {
        throw new IllegalStateException("a chain ends with a batch normalisation");
      }
      return new ConvolutionChain(reads, stages);
    }
  }

  Reads reads() {
    return reads;
  }

  List<Stage> stages() {
    return stages;
  }

  @Override
  public int outLength(int length) {
    int result = length;
    for (Stage stage : stages) {
      result = stage.outLength(result);
    }
    return result;
  }

  @Override
  public boolean isLearnt() {
    return true;
  }

  @Override
  public EdgePass bind(Place place, Activation source) {
    return new ConvolutionChainPass(this, place, source);
  }
}
