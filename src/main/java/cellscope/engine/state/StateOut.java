package cellscope.engine.state;

import cellscope.model.run.RunListener.Position;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes a state: a magic number and the form's version, what the state belongs to, the place, then
 * named entries. An entry is its name, its type, its shape and its values, big endian. Random
 * streams are functions of seed and place, so the place is their state. The same state gives the
 * same bytes.
 */
public final class StateOut {
  static final long MAGIC = 0x43454C4C53544154L; // "CELLSTAT"
  static final int VERSION = 1;

  /** What an entry holds. */
  enum Type {
    TEXT,
    WHOLE,
    INTEGERS,
    DOUBLES,
    FLOATS
  }

  private final DataOutputStream out;

  /**
   * Begins a state.
   *
   * @param identity what a state must share with its run, as a line of text
   * @param position the next step
   */
  public StateOut(OutputStream target, String identity, Position position) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(target, 1 << 16));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(identity);
    out.writeInt(position.epoch());
    out.writeInt(position.step());
  }

  private void begin(String name, Type type, int... shape) throws IOException {
    out.writeUTF(name);
    out.writeByte(type.ordinal());
    out.writeByte(shape.length);
    for (int side : shape) {
      out.writeInt(side);
    }
  }

  /** A line of text of at most 65,535 bytes. */
  public void text(String name, String value) throws IOException {
    begin(name, Type.TEXT);
    out.writeUTF(value);
  }

  /** A whole number. */
  public void whole(String name, long value) throws IOException {
    begin(name, Type.WHOLE);
    out.writeLong(value);
  }

  /** A switch, as 0 or 1. */
  public void flag(String name, boolean value) throws IOException {
    whole(name, value ? 1 : 0);
  }

  public void integers(String name, int... values) throws IOException {
    begin(name, Type.INTEGERS, values.length);
    for (int v : values) {
      out.writeInt(v);
    }
  }

  /** Rows of the same length. */
  public void integers(String name, int[][] rows) throws IOException {
    begin(name, Type.INTEGERS, rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (int[] row : rows) {
      for (int v : row) {
        out.writeInt(v);
      }
    }
  }

  public void doubles(String name, double... values) throws IOException {
    begin(name, Type.DOUBLES, values.length);
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  /** Rows of the same length. */
  public void doubles(String name, double[][] rows) throws IOException {
    begin(name, Type.DOUBLES, rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (double[] row : rows) {
      for (double v : row) {
        out.writeDouble(v);
      }
    }
  }

  /**
   * An array in C order.
   *
   * @param shape its sides; their product is the number of values
   */
  public void floats(String name, int[] shape, float[] values) throws IOException {
    begin(name, Type.FLOATS, shape);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /** Ends the state; the target stays open. */
  public void end() throws IOException {
    out.writeUTF("");
    out.flush();
  }
}
