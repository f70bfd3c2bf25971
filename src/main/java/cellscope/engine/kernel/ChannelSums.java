package cellscope.engine.kernel;

/**
 * Per-channel sums of a gradient and of its products with some tensors, joined over the whole batch
 * in a fixed order. Heap memory in double precision; allocated once and reused by its owner.
 */
public final class ChannelSums {
  private final double[] gradient;
  private final double[][] product;

  /**
   * @param channels length of each sum
   * @param most largest number of tensors
   */
  public ChannelSums(int channels, int most) {
    gradient = new double[channels];
    product = new double[most][channels];
  }

  /** Sum over batch and positions of G, by channel. */
  public double[] gradient() {
    return gradient;
  }

  /** Sum of G times the i-th tensor's {@linkplain Kernels#sums centred} value, by channel. */
  public double[] product(int i) {
    return product[i];
  }
}
