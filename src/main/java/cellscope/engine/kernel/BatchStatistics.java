package cellscope.engine.kernel;

/**
 * Mean and variance by channel, over batch and positions. Heap memory in double precision; reused
 * by its owner.
 */
public final class BatchStatistics {
  private final double[] mean;
  private final double[] variance;

  public BatchStatistics(int channels) {
    mean = new double[channels];
    variance = new double[channels];
  }

  public double[] mean() {
    return mean;
  }

  /** The biased variance: mean of squared distances. */
  public double[] variance() {
    return variance;
  }
}
