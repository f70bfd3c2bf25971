package cellscope.engine.algorithm.sampled;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The baseline of the published code. In the first epoch b is the sample's own accuracy, so that
 * accuracy teaches nothing. Later b = B - 0.01 (B - r) with one B for the whole epoch: what the
 * epoch before returned.
 */
public final class UpstreamBaseline implements RewardBaseline {
  /** What an epoch returns as B. */
  public enum Returned {
    /** The mean of the epoch's b, as search-cell.py has it. */
    MEAN,
    /** The last sample's b, as the script has it. */
    LAST
  }

  private static final double DECAY = 0.99;

  private final Returned returned;
  private final double[] previous = {Double.NaN};

  public UpstreamBaseline(Returned returned) {
    this.returned = returned;
  }

  @Override
  public Value next(double accuracy, double reward) {
    double before = previous[0];
    return Double.isNaN(before)
        ? new Value(accuracy, 0)
        : new Value(before - (1 - DECAY) * (before - reward), 1 - DECAY);
  }

  @Override
  public void epochDone(double mean, double last) {
    previous[0] = returned == Returned.MEAN ? mean : last;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    StateArrays.write(out, "baseline.epoch", previous);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    StateArrays.read(in, "baseline.epoch", previous);
  }
}
