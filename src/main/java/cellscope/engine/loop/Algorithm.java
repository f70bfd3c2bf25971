package cellscope.engine.loop;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunListener.Position;
import cellscope.model.run.StepGate;
import java.io.IOException;

/**
 * What a run computes: its steps and what an epoch ends with. Gate, clock, events, checkpoints and
 * the order of things are the {@link EpochLoop}'s. For an algorithm that tries whole cells one
 * after the other, a trial is an epoch.
 */
public interface Algorithm {
  /**
   * What the run tells first; its epochs and steps bound the loop. No epochs at all stand for a
   * number that isn't known: the run goes on until {@link #isOver}.
   */
  RunStarted started();

  /** Whether no epoch follows, where their number was not known; asked between two epochs. */
  default boolean isOver() {
    return false;
  }

  /** Hears, before its first step, whom a step that takes long may ask whether to be given up. */
  default void heed(StepGate gate) {}

  /**
   * Seconds that must have passed since the last checkpoint before an epoch's end writes another;
   * for epochs that are shorter than a checkpoint takes.
   */
  default double leastSecondsBetweenCheckpoints() {
    return 0;
  }

  /** What a state must share with this run, as a line of text. */
  String identity();

  /**
   * Begins an epoch, or goes on with one.
   *
   * @param from the epoch, and its first step to be made
   */
  EpochSteps begin(Position from);

  /**
   * Ends an epoch whose steps are all made, and forgets its sums.
   *
   * @param evaluates whether the epoch is one that is evaluated on held-out images
   */
  EpochEnd end(int epoch, boolean evaluates);

  /** Writes everything but the place. */
  void write(StateOut out) throws IOException;

  /**
   * Takes up a state.
   *
   * @throws cellscope.model.InputProblem it does not fit
   */
  void read(StateIn in);
}
