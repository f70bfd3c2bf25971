package cellscope.engine.algorithm.sampled;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;

/** What a controller's reward is compared with: above it, choices become more probable. */
public interface RewardBaseline {
  /**
   * A sample's baseline.
   *
   * @param baseline b
   * @param byReward the derivative of b by the reward r; the loss's gradient runs through it
   */
  record Value(double baseline, double byReward) {}

  /** The baseline of the next sample, of that accuracy and reward. */
  Value next(double accuracy, double reward);

  /** An epoch is over; mean and last baseline of its samples. */
  void epochDone(double mean, double last);

  void write(StateOut out) throws IOException;

  void read(StateIn in);
}
