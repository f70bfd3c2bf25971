package cellscope.engine.algorithm.sampled;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;

/**
 * The baseline of the published code. In the first epoch b is the sample's own accuracy, so that
 * accuracy teaches nothing. Later b = B - (1 - decay) (B - r) with one B for the whole epoch: what
 * the epoch before returned.
 */
public final class UpstreamBaseline implements RewardBaseline {
  /** What an epoch returns as B. */
  public enum Returned {
    /** The mean of the epoch's b, as search-cell.py has it. */
    MEAN,
    /** The last sample's b, as the script has it. */
    LAST
  }

  private final Returned returned;
  private final double decay;
  private final double[] previous = {Double.NaN};

  /**
   * @param decay share of B that is kept when a reward comes in; 0.99 in the published code
   */
  public UpstreamBaseline(Returned returned, double decay) {
    this.returned = returned;
    this.decay = decay;
  }

  @Override
  public Value next(double accuracy, double reward) {
    double before = previous[0];
    return Double.isNaN(before)
        ? new Value(accuracy, 0)
        : new Value(before - (1 - decay) * (before - reward), 1 - decay);
  }

  @Override
  public void epochDone(double mean, double last) {
    previous[0] = returned == Returned.MEAN ? mean : last;
  }

  @Override
  public void write(StateOut out) throws IOException {
    out.doubles("baseline.epoch", previous);
  }

  @Override
  public void read(StateIn in) {
    in.into("baseline.epoch", previous);
  }
}
