package cellscope.model;

/**
 * Learning rate and temperature over a search of {@code warmupEpochs + epochs} epochs.
 *
 * @param epochs epochs after the warm-up
 * @param warmupEpochs epochs in which the learning rate rises linearly from 0
 */
public record Schedules(int epochs, int warmupEpochs) {
  /** How the cosine meets the warm-up. */
  public enum Cosine {
    /** Begins after the warm-up and reaches the minimum in the last epoch. */
    FULL,
    /**
     * As AutoDL-Projects has it: {@code epochs} long, cut off at epoch number {@code epochs}, then
     * the minimum.
     */
    UPSTREAM
  }

  /** Epochs in all. */
  public int total() {
    return epochs + warmupEpochs;
  }

  /**
   * Learning rate of the weights.
   *
   * @param epoch zero-based, warm-up included
   * @param fraction of the epoch's steps already made; counts in the warm-up only
   */
  public double learningRate(
      double highest, double lowest, Cosine cosine, int epoch, double fraction) {
    if (epoch < warmupEpochs) {
      return (epoch + fraction) / warmupEpochs * highest;
    }
    int since = epoch - warmupEpochs;
    if (cosine == Cosine.UPSTREAM) {
      return epoch < epochs ? onCosine(highest, lowest, since, epochs) : lowest;
    }
    return epochs == 1 ? highest : onCosine(highest, lowest, since, epochs - 1);
  }

  private static double onCosine(double highest, double lowest, int epoch, int period) {
    return lowest + (highest - lowest) * (1 + Math.cos(Math.PI * epoch / period)) / 2;
  }

  /**
   * Temperature tau of an epoch: linear from {@code highest} in the first to {@code lowest} in the
   * last.
   */
  public double temperature(double highest, double lowest, int epoch) {
    return total() == 1 ? highest : highest - (highest - lowest) * epoch / (total() - 1);
  }
}
