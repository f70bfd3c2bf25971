package cellscope.engine.nn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Float arrays of a checkpoint as bytes, big endian. */
public final class Floats {
  private Floats() {}

  public static void write(float[] values, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /**
   * Reads so many numbers.
   *
   * @throws java.io.EOFException there are fewer
   */
  public static float[] read(int length, DataInputStream in) throws IOException {
    byte[] bytes = new byte[length * Float.BYTES];
    in.readFully(bytes);
    float[] values = new float[length];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
