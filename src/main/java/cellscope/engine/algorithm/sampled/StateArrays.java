package cellscope.engine.algorithm.sampled;

import cellscope.model.InputProblem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays in a checkpoint, each behind its name and length. */
final class StateArrays {
  private StateArrays() {}

  static void write(DataOutput out, String name, double[] values) throws IOException {
    out.writeUTF(name);
    out.writeInt(values.length);
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  /**
   * Fills an array.
   *
   * @throws InputProblem if another array stands there
   */
  static void read(DataInput in, String name, double[] values) throws IOException {
    String found = in.readUTF();
    int length = in.readInt();
    if (!found.equals(name) || length != values.length) {
      throw new InputProblem(
          String.format(
              "it has the array %s of %d numbers where %s of %d is expected",
              found, length, name, values.length),
          "checkpoint",
          "resume another checkpoint of this run, or start the search again");
    }
    for (int i = 0; i < length; i++) {
      values[i] = in.readDouble();
    }
  }
}
