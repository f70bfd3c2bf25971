package cellscope.engine.algorithm.sampled;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;

/**
 * A baseline that works from the first epoch on: the running mean of the rewards of all samples
 * before this one, the newest counting most. It does not know the sample's own reward, so it takes
 * no part in the gradient and leaves it unbiased. The very first sample has nothing to be compared
 * with and teaches nothing.
 */
public final class RunningBaseline implements RewardBaseline {
  private final double decay;

  /** Decayed sum of the rewards, and of their weights. */
  private final double[] sums = new double[2];

  /**
   * @param decay share of the mean that is kept when a reward comes in, below 1; 0.99 looks back on
   *     a hundred samples or so
   */
  public RunningBaseline(double decay) {
    this.decay = decay;
  }

  @Override
  public Value next(double accuracy, double reward) {
    Value value = sums[1] == 0 ? new Value(reward, 1) : new Value(sums[0] / sums[1], 0);
    sums[0] = decay * sums[0] + (1 - decay) * reward;
    sums[1] = decay * sums[1] + (1 - decay);
    return value;
  }

  @Override
  public void epochDone(double mean, double last) {
    // the mean runs on
  }

  @Override
  public void write(StateOut out) throws IOException {
    out.doubles("baseline.running", sums);
  }

  @Override
  public void read(StateIn in) {
    in.into("baseline.running", sums);
  }
}
