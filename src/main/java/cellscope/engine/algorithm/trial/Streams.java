package cellscope.engine.algorithm.trial;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Arrays in a state, whose sizes the reader knows. */
final class Streams {
  private Streams() {}

  static void write(int[] values, DataOutputStream out) throws IOException {
    for (int v : values) {
      out.writeInt(v);
    }
  }

  static int[] readInts(int count, DataInputStream in) throws IOException {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  static void write(double[] values, DataOutputStream out) throws IOException {
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  static void read(double[] values, DataInputStream in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
