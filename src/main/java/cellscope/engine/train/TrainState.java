package cellscope.engine.train;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.Floats;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Parameters;
import cellscope.model.InputProblem;
import cellscope.model.run.SearchListener.Position;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import cellscope.model.trained.TrainedModel.NamedArray;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a training as bytes: place, sums of the epoch so far, the best test top-1 so far,
 * the network's description, its weights with their momentum, its running statistics. Random
 * streams are functions of seed and place, so the place is their state. The same state gives the
 * same bytes, and a trained model can be read from them without the data or an engine.
 */
public final class TrainState {
  private static final long MAGIC = 0x43454C4C54524149L; // "CELLTRAI"
  private static final int VERSION = 2;
  private static final int MOST_RANK = 8;
  private static final int MOST_NUMBERS = 1 << 28;

  private final String run;
  private final ModelDescription description;
  private final Parameters parameters;
  private final TrainTotals totals;
  private final TrainBest best;

  /**
   * @param run what a state must share with its run beside the network, as a line of text
   */
  TrainState(
      String run,
      ModelDescription description,
      Parameters parameters,
      TrainTotals totals,
      TrainBest best) {
    this.run = run;
    this.description = description;
    this.parameters = parameters;
    this.totals = totals;
    this.best = best;
  }

  void write(Position position, OutputStream target) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target, 1 << 16));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(run);
    out.writeInt(position.epoch());
    out.writeInt(position.step());
    totals.writeTo(out);
    best.writeTo(out);
    write(description, out);
    List<Parameter> all = parameters.all();
    out.writeInt(all.size());
    for (Parameter p : all) {
      out.writeUTF(p.name());
      writeShape(p.value().shape(), out);
      out.writeBoolean(p.wasEverReached());
      Floats.write(p.value().toFloats(), out);
      Floats.write(p.momentum().toFloats(), out);
    }
    List<BatchNorm> tracked = tracked();
    out.writeInt(tracked.size());
    for (BatchNorm bn : tracked) {
      out.writeUTF(bn.name());
      writeDoubles(bn.runningMean(), out);
      writeDoubles(bn.runningVariance(), out);
    }
    out.flush();
  }

  private List<BatchNorm> tracked() {
    return parameters.batchNorms().stream().filter(bn -> bn.runningMean() != null).toList();
  }

  /**
   * Takes up a state.
   *
   * @throws InputProblem it is none, is damaged or belongs to another training
   */
  Position read(InputStream source) throws IOException {
    DataInputStream in = open(source);
    try {
      requireSame(in.readUTF(), run);
      Position position = new Position(in.readInt(), in.readInt());
      totals.readFrom(in);
      best.readFrom(in);
      requireSame(readDescription(in).identity(), description.identity());
      requireSame("" + in.readInt(), "" + parameters.all().size());
      for (Parameter p : parameters.all()) {
        requireSame(in.readUTF(), p.name());
        requireSame(readShape(in).toString(), boxed(p.value().shape()).toString());
        p.restoreEverReached(in.readBoolean());
        fill(p.value(), in);
        fill(p.momentum(), in);
      }
      requireSame("" + in.readInt(), "" + tracked().size());
      for (BatchNorm bn : tracked()) {
        requireSame(in.readUTF(), bn.name());
        System.arraycopy(readDoubles(in), 0, bn.runningMean(), 0, bn.runningMean().length);
        System.arraycopy(readDoubles(in), 0, bn.runningVariance(), 0, bn.runningMean().length);
      }
      return position;
    } catch (EOFException e) {
      throw problem("it ends too early");
    }
  }

  /**
   * The model of a state, whatever run it belongs to; momentum is passed over.
   *
   * @throws InputProblem it is none or is damaged
   */
  public static TrainedModel readModel(InputStream source) throws IOException {
    DataInputStream in = open(source);
    try {
      in.readUTF();
      in.readInt();
      in.readInt();
      new TrainTotals().readFrom(in);
      new TrainBest().readFrom(in);
      ModelDescription description = readDescription(in);
      List<NamedArray> arrays = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        List<Integer> shape = readShape(in);
        in.readBoolean();
        int length = shape.stream().reduce(1, (a, b) -> a * b);
        arrays.add(new NamedArray(name, shape, widened(Floats.read(length, in)), true));
        in.skipNBytes((long) length * Float.BYTES);
      }
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        double[] mean = readDoubles(in);
        double[] variance = readDoubles(in);
        List<Integer> shape = List.of(mean.length);
        arrays.add(new NamedArray(name + ".running_mean", shape, mean, false));
        arrays.add(new NamedArray(name + ".running_var", shape, variance, false));
      }
      return new TrainedModel(description, arrays);
    } catch (EOFException e) {
      throw problem("it ends too early");
    }
  }

  private static DataInputStream open(InputStream source) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(source, 1 << 16));
    try {
      if (in.readLong() != MAGIC || in.readInt() != VERSION) {
        throw problem("this is no state of a training of this version of CellScope");
      }
    } catch (EOFException e) {
      throw problem("it ends too early");
    }
    return in;
  }

  private static void requireSame(String found, String expected) {
    if (!found.equals(expected)) {
      throw problem("it belongs to another training (" + found + ", not " + expected + ")");
    }
  }

  private static InputProblem problem(String what) {
    return new InputProblem(
        what, "checkpoint", "resume another checkpoint of this run, or start the training again");
  }

  private static void write(ModelDescription d, DataOutputStream out) throws IOException {
    out.writeUTF(d.genotype());
    out.writeInt(d.channels());
    out.writeInt(d.cells());
    out.writeUTF(d.stem());
    out.writeBoolean(d.auxiliary());
    out.writeInt(d.classes());
    out.writeInt(d.imageChannels());
    out.writeInt(d.height());
    out.writeInt(d.width());
    writeDoubles(d.mean(), out);
    writeDoubles(d.deviation(), out);
    out.writeUTF(d.dataset());
    out.writeInt(d.classNames().size());
    for (String name : d.classNames()) {
      out.writeUTF(name);
    }
  }

  private static ModelDescription readDescription(DataInputStream in) throws IOException {
    return new ModelDescription(
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readUTF(),
        in.readBoolean(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        readDoubles(in),
        readDoubles(in),
        in.readUTF(),
        readNames(in));
  }

  private static List<String> readNames(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_NUMBERS) {
      throw problem("it is damaged");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static void writeShape(int[] shape, DataOutputStream out) throws IOException {
    out.writeInt(shape.length);
    for (int side : shape) {
      out.writeInt(side);
    }
  }

  private static List<Integer> readShape(DataInputStream in) throws IOException {
    int rank = in.readInt();
    List<Integer> shape = new ArrayList<>();
    long length = 1;
    for (int i = 0; i < rank && i <= MOST_RANK; i++) {
      shape.add(in.readInt());
      length = shape.get(i) < 1 ? Long.MAX_VALUE : Math.multiplyExact(length, (long) shape.get(i));
      if (rank > MOST_RANK || length > MOST_NUMBERS) {
        throw problem("it is damaged");
      }
    }
    return shape;
  }

  private static List<Integer> boxed(int[] shape) {
    List<Integer> list = new ArrayList<>();
    for (int side : shape) {
      list.add(side);
    }
    return list;
  }

  private static void writeDoubles(double[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  private static double[] readDoubles(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_NUMBERS) {
      throw problem("it is damaged");
    }
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private static void fill(Buffer buffer, DataInputStream in) throws IOException {
    buffer.write(Floats.read(buffer.length(), in), 0);
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
