package cellscope.engine.loop;

import cellscope.model.run.RunEvent.StepDone;

/** The steps of one epoch, made one after the other. */
public interface EpochSteps extends AutoCloseable {
  /** Gets what the next step computes on; the time that this takes is told as waiting for data. */
  void fetch() throws InterruptedException;

  /**
   * Makes the next step.
   *
   * @param step its number in the epoch
   * @throws RunFailure the run can't go on
   */
  StepDone make(int step);

  /** Images of the step just made; 0 where there are none. */
  int images();

  @Override
  void close();
}
