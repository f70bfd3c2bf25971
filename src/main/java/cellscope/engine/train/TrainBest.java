package cellscope.engine.train;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;

/** The highest test top-1 so far; part of a state. The first of equal epochs stays the best. */
final class TrainBest {
  private double top1 = Double.NaN;

  /** Takes an epoch's test top-1, NaN where it was not evaluated; tells whether it is the best. */
  boolean offer(double found) {
    if (Double.isNaN(found) || found <= top1) {
      return false;
    }
    top1 = found;
    return true;
  }

  void write(StateOut out) throws IOException {
    out.doubles("bestTop1", top1);
  }

  void read(StateIn in) {
    top1 = in.doubles("bestTop1")[0];
  }
}
