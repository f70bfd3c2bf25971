package cellscope.engine.state;

import cellscope.engine.state.StateOut.Type;
import cellscope.model.InputProblem;
import cellscope.model.run.RunListener.Position;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what {@link StateOut} wrote. All of a state is read at once, so that nothing is taken over
 * from one that is damaged; entries are then asked for by name.
 */
public final class StateIn {
  private static final int MOST_RANK = 8;
  private static final long MOST_NUMBERS = 1 << 27;

  /** An entry's values: a text, a long, or an array of ints, doubles or floats, and its shape. */
  private record Entry(Type type, int[] shape, Object value) {}

  private final String identity;
  private final Position position;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Reads a state.
   *
   * @throws InputProblem it is none, or is damaged
   */
  public StateIn(InputStream source) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(source, 1 << 16));
    try {
      if (in.readLong() != StateOut.MAGIC || in.readInt() != StateOut.VERSION) {
        throw problem("this is no state of a run of this version of CellScope");
      }
      identity = in.readUTF();
      position = new Position(in.readInt(), in.readInt());
      for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
        entries.put(name, entry(in));
      }
    } catch (EOFException e) {
      throw problem("it ends too early");
    }
  }

  private static Entry entry(DataInputStream in) throws IOException {
    int type = in.readByte();
    int rank = in.readByte();
    if (type < 0 || type >= Type.values().length || rank < 0 || rank > MOST_RANK) {
      throw problem("it is damaged");
    }
    int[] shape = new int[rank];
    long length = 1;
    for (int i = 0; i < rank; i++) {
      shape[i] = in.readInt();
      length = shape[i] < 0 ? Long.MAX_VALUE : length * shape[i];
      if (length > MOST_NUMBERS) {
        throw problem("it is damaged");
      }
    }
    Type found = Type.values()[type];
    return new Entry(found, shape, values(found, (int) length, in));
  }

  private static Object values(Type type, int length, DataInputStream in) throws IOException {
    return switch (type) {
      case TEXT -> in.readUTF();
      case WHOLE -> in.readLong();
      case INTEGERS -> {
        int[] values = new int[length];
        bytes(in, length * Integer.BYTES).asIntBuffer().get(values);
        yield values;
      }
      case DOUBLES -> {
        double[] values = new double[length];
        bytes(in, length * Double.BYTES).asDoubleBuffer().get(values);
        yield values;
      }
      case FLOATS -> {
        float[] values = new float[length];
        bytes(in, length * Float.BYTES).asFloatBuffer().get(values);
        yield values;
      }
    };
  }

  /** Takes no more memory than there are bytes, however long the entry says that it is. */
  private static ByteBuffer bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(bytes);
  }

  /** What is wrong with a state, and what to do. */
  public static InputProblem problem(String what) {
    return new InputProblem(
        what, "checkpoint", "resume another checkpoint of this run, or start the run again");
  }

  /**
   * Checks that the state belongs to a run.
   *
   * @throws InputProblem it belongs to another
   */
  public void requireIdentity(String expected) {
    if (!identity.equals(expected)) {
      throw problem("it belongs to another run (" + identity + ", not " + expected + ")");
    }
  }

  /** The next step. */
  public Position position() {
    return position;
  }

  /** Names of all entries, in order. */
  public Iterable<String> names() {
    return entries.keySet();
  }

  private Entry entry(String name, Type type) {
    Entry entry = entries.get(name);
    if (entry == null || entry.type() != type) {
      throw problem("it has no " + name);
    }
    return entry;
  }

  public String text(String name) {
    return (String) entry(name, Type.TEXT).value();
  }

  public long whole(String name) {
    return (Long) entry(name, Type.WHOLE).value();
  }

  public boolean flag(String name) {
    return whole(name) != 0;
  }

  /** The shape of an array. */
  public int[] shape(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw problem("it has no " + name);
    }
    return entry.shape().clone();
  }

  public int[] integers(String name) {
    return (int[]) entry(name, Type.INTEGERS).value();
  }

  public double[] doubles(String name) {
    return (double[]) entry(name, Type.DOUBLES).value();
  }

  public float[] floats(String name) {
    return (float[]) entry(name, Type.FLOATS).value();
  }

  /** Fills an array; the state's has the same length. */
  public void into(String name, double[] target) {
    double[] values = doubles(name);
    requireLength(name, values.length, target.length);
    System.arraycopy(values, 0, target, 0, target.length);
  }

  /** Fills rows of the same length. */
  public void into(String name, double[][] target) {
    double[] values = doubles(name);
    requireShape(name, target.length, target.length == 0 ? 0 : target[0].length);
    int at = 0;
    for (double[] row : target) {
      System.arraycopy(values, at, row, 0, row.length);
      at += row.length;
    }
  }

  /** Fills rows of the same length. */
  public void into(String name, int[][] target) {
    int[] values = integers(name);
    requireShape(name, target.length, target.length == 0 ? 0 : target[0].length);
    int at = 0;
    for (int[] row : target) {
      System.arraycopy(values, at, row, 0, row.length);
      at += row.length;
    }
  }

  /**
   * Checks an array's shape.
   *
   * @throws InputProblem it has another
   */
  public void requireShape(String name, int... expected) {
    int[] found = shape(name);
    if (!Arrays.equals(found, expected)) {
      throw problem(
          "it has "
              + name
              + " with shape "
              + Arrays.toString(found)
              + ", expected "
              + Arrays.toString(expected));
    }
  }

  private static void requireLength(String name, int found, int expected) {
    if (found != expected) {
      throw problem("it has " + found + " numbers of " + name + ", expected " + expected);
    }
  }
}
