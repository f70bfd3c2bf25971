package cellscope.engine.search;

import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.Floats;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Parameters;
import cellscope.model.InputProblem;
import cellscope.model.run.SearchListener.Position;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The state of a search as bytes: place, alpha with its moments and last gradient, weights with
 * their momentum, running statistics, the sums of the epoch so far. Random streams are functions of
 * seed and place, so the place is their state. The same state gives the same bytes.
 */
final class SearchState {
  private static final long MAGIC = 0x43454C4C53434F50L; // "CELLSCOP"
  private static final int VERSION = 1;

  private final String identity;
  private final GdasStep step;
  private final EpochTotals totals;

  /**
   * @param identity what a state must share with its config, as a line of text
   */
  SearchState(String identity, GdasStep step, EpochTotals totals) {
    this.identity = identity;
    this.step = step;
    this.totals = totals;
  }

  void write(Position position, OutputStream target) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target, 1 << 16));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(identity);
    out.writeInt(position.epoch());
    out.writeInt(position.step());
    for (int kind = 0; kind < step.liveAlphas().size(); kind++) {
      writeRows(step.liveAlphas().get(kind), out);
      writeRows(step.alphaGradients().get(kind), out);
      step.adams().get(kind).writeTo(out);
    }
    totals.writeTo(out);
    Parameters parameters = step.network().parameters();
    for (Parameter p : parameters.all()) {
      out.writeUTF(p.name());
      out.writeBoolean(p.wasEverReached());
      Floats.write(p.value().toFloats(), out);
      Floats.write(p.momentum().toFloats(), out);
    }
    for (BatchNorm bn : parameters.batchNorms()) {
      if (bn.runningMean() != null) {
        writeDoubles(bn.runningMean(), out);
        writeDoubles(bn.runningVariance(), out);
      }
    }
    out.flush();
  }

  Position read(InputStream source) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(source, 1 << 16));
    try {
      if (in.readLong() != MAGIC || in.readInt() != VERSION) {
        throw problem("this is no checkpoint of this version of CellScope");
      }
      String found = in.readUTF();
      if (!found.equals(identity)) {
        throw problem("it belongs to another search (" + found + ", not " + identity + ")");
      }
      Position position = new Position(in.readInt(), in.readInt());
      for (int kind = 0; kind < step.liveAlphas().size(); kind++) {
        readRows(step.liveAlphas().get(kind), in);
        readRows(step.alphaGradients().get(kind), in);
        step.adams().get(kind).readFrom(in);
      }
      totals.readFrom(in);
      readParameters(in);
      return position;
    } catch (EOFException e) {
      throw problem("it ends too early");
    }
  }

  private void readParameters(DataInputStream in) throws IOException {
    Parameters parameters = step.network().parameters();
    for (Parameter p : parameters.all()) {
      String name = in.readUTF();
      if (!name.equals(p.name())) {
        throw problem("it has the weight " + name + " where " + p.name() + " is expected");
      }
      p.restoreEverReached(in.readBoolean());
      p.value().write(Floats.read(p.value().length(), in), 0);
      p.momentum().write(Floats.read(p.momentum().length(), in), 0);
    }
    for (BatchNorm bn : parameters.batchNorms()) {
      if (bn.runningMean() != null) {
        readDoubles(bn.runningMean(), in);
        readDoubles(bn.runningVariance(), in);
      }
    }
  }

  private static InputProblem problem(String what) {
    return new InputProblem(
        what, "checkpoint", "resume another checkpoint of this run, or start the search again");
  }

  private static void writeRows(double[][] rows, DataOutputStream out) throws IOException {
    for (double[] row : rows) {
      writeDoubles(row, out);
    }
  }

  private static void readRows(double[][] rows, DataInputStream in) throws IOException {
    for (double[] row : rows) {
      readDoubles(row, in);
    }
  }

  private static void writeDoubles(double[] values, DataOutputStream out) throws IOException {
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  private static void readDoubles(double[] values, DataInputStream in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
