package cellscope.run;

import java.time.Instant;

/**
 * How a run stands, for a list of runs; never changes.
 *
 * @param run where it lies
 * @param record its record
 * @param state how it really stands
 * @param epochsDone epochs that are done
 * @param epochs epochs in all; as the config says before the search has begun. Where time ends the
 *     run and nobody knows how many there will be: those that are done and, before its end, one
 *     more
 * @param stepsPerEpoch steps in an epoch; 0 before the search has begun
 * @param stepsInEpoch logged steps' reach into the epoch that goes on
 * @param lastAccuracy derived accuracy of the last epoch that was evaluated, 0..1; NaN before that
 * @param bestAccuracy the best of them; NaN before the first
 * @param accuracy derived accuracy by epoch, NaN where an epoch was not evaluated
 * @param secondsLeft estimated from the last epochs or steps; NaN where nothing is known or the
 *     search does not run
 * @param updated when its files last changed
 */
public record RunSnapshot(
    RunDirectory run,
    RunRecord record,
    RunState state,
    int epochsDone,
    int epochs,
    int stepsPerEpoch,
    int stepsInEpoch,
    double lastAccuracy,
    double bestAccuracy,
    Series accuracy,
    double secondsLeft,
    Instant updated) {
  /** What part of the search is done, 0..1. */
  public double progress() {
    if (state == RunState.FINISHED) {
      return 1;
    }
    double within = stepsPerEpoch == 0 ? 0 : (double) stepsInEpoch / stepsPerEpoch;
    return epochs == 0 ? 0 : Math.min(1, (epochsDone + within) / epochs);
  }
}
