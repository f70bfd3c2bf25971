package cellscope.model.run;

/**
 * What a run tells, as plain numbers: a search's or a training's events, and {@link StepTimed} and
 * {@link EpochTimed}, which carry clocks and are no part of what two equal runs share.
 */
public sealed interface RunEvent
    permits SearchEvent, TrainEvent, RunEvent.StepTimed, RunEvent.EpochTimed {
  /**
   * How long a step took; process facts, never compared.
   *
   * @param seconds wall time of the step
   * @param dataWaitSeconds of these, waiting for a batch
   */
  record StepTimed(int epoch, int step, double seconds, double dataWaitSeconds)
      implements RunEvent {}

  /**
   * How long an epoch took; process facts, never compared.
   *
   * @param seconds wall time since this process began the epoch, pauses left out
   * @param imagesPerSecond images of both halves over the time of the steps
   * @param dataWaitSeconds waiting for batches
   * @param evaluationSeconds evaluating the derived genotype
   * @param residentBytes the process's resident memory, or -1 where the platform does not tell
   */
  record EpochTimed(
      int epoch,
      double seconds,
      double imagesPerSecond,
      double dataWaitSeconds,
      double evaluationSeconds,
      long residentBytes)
      implements RunEvent {}
}
