package cellscope.engine.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The highest test top-1 so far; part of a checkpoint. The first of equal epochs stays the best.
 */
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

  void writeTo(DataOutputStream out) throws IOException {
    out.writeDouble(top1);
  }

  void readFrom(DataInputStream in) throws IOException {
    top1 = in.readDouble();
  }
}
