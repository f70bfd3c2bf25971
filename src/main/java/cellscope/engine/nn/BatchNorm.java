package cellscope.engine.nn;

import cellscope.engine.kernel.BatchStatistics;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Batch normalisation over [positions, channels] (Ioffe and Szegedy, 2015) with PyTorch's
 * constants: eps 1e-5, momentum 0.1, unbiased variance in the running statistics. It never holds
 * its output: it gives scale and shift by channel, and whoever needs the output applies them in its
 * own pass over memory.
 */
public final class BatchNorm {
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private final String name;
  private final Kernels kernels;
  private final Parameter gammaOrNull;
  private final Parameter betaOrNull;
  private final double[] runningMeanOrNull;
  private final double[] runningVarianceOrNull;
  private final BatchStatistics statistics;
  private final double[] inverseDeviation;
  private final double[] gamma;
  private final double[] beta;
  private final double[] scale;
  private final double[] shift;
  private final double[] ofGradient;
  private final double[] ofInput;
  private final double[] constant;

  /**
   * @param affine whether it has a learnable scale (weight) and shift (bias)
   * @param tracking whether it keeps running statistics
   */
  public BatchNorm(
      String name,
      int channels,
      boolean affine,
      boolean tracking,
      Parameters parameters,
      Kernels kernels) {
    this.name = name;
    this.kernels = kernels;
    gammaOrNull = affine ? parameters.make(name + ".weight", channels) : null;
    betaOrNull = affine ? parameters.make(name + ".bias", channels) : null;
    runningMeanOrNull = tracking ? new double[channels] : null;
    runningVarianceOrNull = tracking ? new double[channels] : null;
    if (tracking) {
      Arrays.fill(runningVarianceOrNull, 1);
    }
    statistics = new BatchStatistics(channels);
    inverseDeviation = new double[channels];
    gamma = new double[channels];
    beta = new double[channels];
    Arrays.fill(gamma, 1);
    scale = new double[channels];
    shift = new double[channels];
    ofGradient = new double[channels];
    ofInput = new double[channels];
    constant = new double[channels];
    parameters.register(this);
  }

  public String name() {
    return name;
  }

  /** Running mean by channel, live; null where it is not tracked. */
  public double[] runningMean() {
    return runningMeanOrNull;
  }

  /** Running variance by channel, live; null where it is not tracked. */
  public double[] runningVariance() {
    return runningVarianceOrNull;
  }

  /**
   * Takes the statistics of z [positions, channels] and sets {@link #scale()} and {@link #shift()}.
   */
  public void normalise(Buffer z, Mode mode) {
    double[] mean = statistics.mean();
    double[] variance = statistics.variance();
    if (mode == Mode.EVALUATION && runningMeanOrNull != null) {
      System.arraycopy(runningMeanOrNull, 0, mean, 0, mean.length);
      System.arraycopy(runningVarianceOrNull, 0, variance, 0, mean.length);
    } else {
      kernels.statistics(z, statistics);
      if (mode == Mode.TRAINING && runningMeanOrNull != null) {
        track(z.length() / mean.length);
      }
    }
    if (gammaOrNull != null) {
      gammaOrNull.value().read(gamma);
      betaOrNull.value().read(beta);
    }
    for (int c = 0; c < mean.length; c++) {
      inverseDeviation[c] = 1 / Math.sqrt(variance[c] + EPSILON);
      scale[c] = gamma[c] * inverseDeviation[c];
      shift[c] = beta[c] - mean[c] * scale[c];
    }
  }

  private void track(int positions) {
    double unbiased = positions > 1 ? positions / (positions - 1.0) : 1;
    for (int c = 0; c < runningMeanOrNull.length; c++) {
      runningMeanOrNull[c] += MOMENTUM * (statistics.mean()[c] - runningMeanOrNull[c]);
      runningVarianceOrNull[c] +=
          MOMENTUM * (statistics.variance()[c] * unbiased - runningVarianceOrNull[c]);
    }
  }

  /** Output = scale[c] * z + shift[c]; live until the next {@link #normalise}. */
  public double[] scale() {
    return scale;
  }

  /** See {@link #scale()}. */
  public double[] shift() {
    return shift;
  }

  /**
   * The mean that the last {@link #normalise} took; the centre for the sums that {@link #backward}
   * needs.
   */
  public double[] mean() {
    return statistics.mean();
  }

  /**
   * Gradient of the loss by a factor in front of the output: the product of G with the output,
   * summed.
   */
  public double outputProduct(double[] gradientSums, double[] centredProducts) {
    double sum = 0;
    for (int c = 0; c < scale.length; c++) {
      sum += scale[c] * centredProducts[c] + beta[c] * gradientSums[c];
    }
    return sum;
  }

  /**
   * Gradient by z of batch statistics' normalisation, and the gradients of scale and shift.
   *
   * @param g gradient at the output
   * @param z input of {@link #normalise}
   * @param sums sums of g and, as product {@code which}, of g times z minus {@link #mean()}
   * @param gz result; may be g or z
   */
  public void backward(Buffer g, Buffer z, ChannelSums sums, int which, Buffer gz) {
    backward(g, 1, z, sums, which, gz);
  }

  /**
   * The same where the gradient at the output is {@code weight} times g: the output counts with
   * that weight in a sum whose gradient is g.
   */
  public void backward(Buffer g, double weight, Buffer z, ChannelSums sums, int which, Buffer gz) {
    double[] ofG = sums.gradient();
    double[] ofProduct = sums.product(which);
    double positions = (double) z.length() / scale.length;
    for (int c = 0; c < scale.length; c++) {
      double squared = inverseDeviation[c] * inverseDeviation[c];
      double weighted = weight * scale[c];
      ofGradient[c] = weighted;
      ofInput[c] = -weighted * squared * ofProduct[c] / positions;
      constant[c] = -weighted * ofG[c] / positions - ofInput[c] * statistics.mean()[c];
    }
    kernels.affineOfTwo(g, z, ofGradient, ofInput, constant, gz);
    writeAffineGradients(ofG, ofProduct, weight);
  }

  /**
   * Marks scale and shift as reached with a gradient of zero: the output took part, but nothing
   * came back.
   */
  public void backwardOfNothing() {
    if (gammaOrNull != null) {
      kernels.fill(gammaOrNull.gradient(), 0);
      kernels.fill(betaOrNull.gradient(), 0);
      gammaOrNull.markReached();
      betaOrNull.markReached();
    }
  }

  private void writeAffineGradients(double[] ofG, double[] ofProduct, double weight) {
    if (gammaOrNull == null) {
      return;
    }
    for (int c = 0; c < scale.length; c++) {
      ofGradient[c] = weight * inverseDeviation[c] * ofProduct[c];
      constant[c] = weight * ofG[c];
    }
    gammaOrNull.gradient().write(ofGradient);
    betaOrNull.gradient().write(constant);
    gammaOrNull.markReached();
    betaOrNull.markReached();
  }
}
