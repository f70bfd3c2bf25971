package cellscope.engine;

/**
 * What a run will take, before it is made.
 *
 * @param parameters learnable numbers of the network
 * @param memoryBytes largest memory of the worker
 * @param freeBytes memory that the worker could have now
 * @param stepsPerEpoch steps of an epoch
 * @param stepSeconds one step, its batches among it; NaN where it was not tried
 * @param evaluationSeconds one evaluation on all held-out images; 0 where the run has none, NaN
 *     where it was not tried
 * @param epochSeconds an epoch, with its share of evaluations and the choice of a cell; NaN where
 *     it was not tried
 * @param epochs all epochs
 */
public record RunEstimate(
    long parameters,
    long memoryBytes,
    long freeBytes,
    int stepsPerEpoch,
    double stepSeconds,
    double evaluationSeconds,
    double epochSeconds,
    int epochs) {
  /** Whether the memory is there. */
  public boolean fits() {
    return memoryBytes <= freeBytes;
  }

  /** The whole run; NaN where it was not tried. */
  public double totalSeconds() {
    return epochs * epochSeconds;
  }
}
