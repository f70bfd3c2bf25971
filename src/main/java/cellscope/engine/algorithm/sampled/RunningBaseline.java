package cellscope.engine.algorithm.sampled;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A baseline that works from the first epoch on: the running mean of the rewards of all samples
 * before this one, the last hundred or so counting most. It does not know the sample's own reward,
 * so it takes no part in the gradient and leaves it unbiased. The very first sample has nothing to
 * be compared with and teaches nothing.
 */
public final class RunningBaseline implements RewardBaseline {
  private static final double DECAY = 0.99;

  /** Decayed sum of the rewards, and of their weights. */
  private final double[] sums = new double[2];

  @Override
  public Value next(double accuracy, double reward) {
    Value value = sums[1] == 0 ? new Value(reward, 1) : new Value(sums[0] / sums[1], 0);
    sums[0] = DECAY * sums[0] + (1 - DECAY) * reward;
    sums[1] = DECAY * sums[1] + (1 - DECAY);
    return value;
  }

  @Override
  public void epochDone(double mean, double last) {
    // the mean runs on
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    StateArrays.write(out, "baseline.running", sums);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    StateArrays.read(in, "baseline.running", sums);
  }
}
