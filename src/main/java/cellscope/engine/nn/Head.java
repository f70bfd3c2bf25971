package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * The last layers: BN and ReLU (not in every network), global average pooling, linear classifier,
 * mean cross entropy.
 */
public final class Head {
  private final String path;
  private final int channels;
  private final int classes;
  private final BatchNorm batchNormOrNull;
  private final Parameter weight;
  private final Parameter bias;

  /** A network's only head, with BN and ReLU. */
  public Head(
      int channels, int classes, BatchNormStyle style, Parameters parameters, Kernels kernels) {
    this("", "lastact.0", style, channels, classes, parameters, kernels);
  }

  /** One whose BN, if there is one, is affine and keeps running statistics. */
  public Head(
      String path,
      String batchNormNameOrNull,
      int channels,
      int classes,
      Parameters parameters,
      Kernels kernels) {
    this(path, batchNormNameOrNull, BatchNormStyle.FULL, channels, classes, parameters, kernels);
  }

  /**
   * @param path of the head in the module tree, with a dot at its end; empty for the main one
   * @param batchNormNameOrNull name of the BN behind the path; null for neither BN nor ReLU before
   *     the pooling
   * @param style of that BN
   */
  private Head(
      String path,
      String batchNormNameOrNull,
      BatchNormStyle style,
      int channels,
      int classes,
      Parameters parameters,
      Kernels kernels) {
    this.path = path;
    this.channels = channels;
    this.classes = classes;
    batchNormOrNull =
        batchNormNameOrNull == null
            ? null
            : new BatchNorm(
                path + batchNormNameOrNull,
                channels,
                style.affine(),
                style.tracking(),
                parameters,
                kernels);
    weight = parameters.make(path + "classifier.weight", classes, channels);
    bias = parameters.make(path + "classifier.bias", classes);
  }

  /** Binds it to memory and to the buffer that it reads. */
  public Pass bind(Workspace workspace, int layer, Activation input) {
    return new Pass(workspace, layer, input.value());
  }

  /** The head at one batch size. */
  public final class Pass {
    private final Kernels kernels;
    private final Buffer input;
    private final Buffer pooled;
    private final Buffer features;
    private final Buffer logits;
    private final Buffer logitGradient;
    private final Buffer featureGradient;
    private final Buffer inputGradient;
    private final ChannelSums sums = new ChannelSums(channels, 1);
    private final double[] weights;

    private Pass(Workspace workspace, int layer, Buffer input) {
      this.kernels = workspace.kernels();
      this.input = input;
      pooled =
          batchNormOrNull == null
              ? input
              : workspace.kept(layer, path + "relu", input.size(1), input.size(2), channels);
      weights = new double[input.size(0)];
      features = workspace.vectors(path + "features", channels);
      logits = workspace.vectors(path + "logits", classes);
      logitGradient = workspace.vectors(path + "logit gradient", classes);
      featureGradient = workspace.vectors(path + "feature gradient", channels);
      inputGradient =
          workspace.scratch(path + "gradient " + layer % 2, input.size(1), input.size(2), channels);
    }

    /** The pooled vectors [batch, channels]. */
    public Buffer features() {
      return features;
    }

    /** [batch, classes]. */
    public Buffer logits() {
      return logits;
    }

    /** Computes the logits from the input's value. */
    public void forward(Mode mode) {
      if (batchNormOrNull != null) {
        batchNormOrNull.normalise(input, mode);
        kernels.combine(
            1,
            new Buffer[] {input},
            new double[][] {batchNormOrNull.scale()},
            new double[][] {batchNormOrNull.shift()},
            null,
            pooled);
      }
      kernels.averagePositions(pooled, features);
      kernels.linear(features, weight.value(), bias.value(), logits);
    }

    /** Mean cross entropy in nats; with {@code gradient}, prepares {@link #backward}. */
    public double loss(int[] labels, double smoothing, boolean gradient) {
      return kernels.crossEntropy(logits, labels, smoothing, gradient ? logitGradient : null);
    }

    /**
     * The same with a gradient that counts for a part in a sum of losses; returns the loss itself.
     */
    double loss(int[] labels, double smoothing, double share) {
      double loss = loss(labels, smoothing, true);
      Arrays.fill(weights, share);
      kernels.scaleImages(logitGradient, weights, logitGradient);
      return loss;
    }

    /** How many images are classified as labelled. */
    public int correct(int[] labels) {
      return kernels.correct(logits, labels);
    }

    /** Gradient by the head's input. */
    public Buffer backward() {
      kernels.linearBackward(
          features,
          weight.value(),
          logitGradient,
          featureGradient,
          weight.gradient(),
          bias.gradient());
      weight.markReached();
      bias.markReached();
      kernels.averagePositionsBackward(featureGradient, inputGradient);
      if (batchNormOrNull != null) {
        throughBatchNorm(batchNormOrNull);
      }
      return inputGradient;
    }

    private void throughBatchNorm(BatchNorm batchNorm) {
      Buffer[] one = {inputGradient};
      kernels.gather(0, one, 1, one, pooled, inputGradient);
      kernels.sums(inputGradient, 1, new Buffer[] {input}, new double[][] {batchNorm.mean()}, sums);
      batchNorm.backward(inputGradient, input, sums, 0, inputGradient);
    }
  }
}
