package cellscope.run;

/**
 * What timing.jsonl tells of a search's speed; NaN for what is not known.
 *
 * @param epochSeconds wall time of an epoch, the mean of the last few
 * @param stepSeconds wall time of the last timed step
 * @param imagesPerSecond of the last epoch
 * @param residentBytes of the worker at the end of the last epoch; -1 where it is not known
 * @param spentSeconds of all epochs that were timed, repeated ones too
 * @param dataWaitShare what part of the timed epochs' steps the engine waited for a batch, 0..1
 */
public record RunTiming(
    double epochSeconds,
    double stepSeconds,
    double imagesPerSecond,
    long residentBytes,
    double spentSeconds,
    double dataWaitShare) {
  static final RunTiming UNKNOWN =
      new RunTiming(Double.NaN, Double.NaN, Double.NaN, -1, 0, Double.NaN);

  /**
   * Seconds for so many steps, at the pace of the last epochs or else of the last step; NaN where
   * neither is known.
   */
  double secondsFor(long steps, int stepsPerEpoch) {
    if (!Double.isNaN(epochSeconds) && stepsPerEpoch > 0) {
      return steps * epochSeconds / stepsPerEpoch;
    }
    return steps * stepSeconds;
  }
}
