package cellscope.engine.train;

import cellscope.engine.nn.Floats;
import cellscope.engine.state.StateIn;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import cellscope.model.trained.TrainedModel.NamedArray;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the model of a state that an earlier build wrote, whose trainings had a form of their own.
 */
final class EarlierModel {
  static final long MAGIC = 0x43454C4C54524149L; // "CELLTRAI"
  private static final int VERSION = 2;
  private static final int SUMS = 6;
  private static final int MOST_RANK = 8;
  private static final int MOST_NUMBERS = 1 << 28;

  private EarlierModel() {}

  /** Reads on behind the magic number; momentum is passed over. */
  static TrainedModel read(DataInputStream in) throws IOException {
    if (in.readInt() != VERSION) {
      throw StateIn.problem("this is no state of a run of this version of CellScope");
    }
    in.readUTF();
    in.readInt();
    in.readInt();
    in.skipNBytes((SUMS + 1) * (long) Double.BYTES); // sums of the epoch, and the best top-1
    ModelDescription description = readDescription(in);
    List<NamedArray> arrays = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      List<Integer> shape = readShape(in);
      in.readBoolean();
      int length = shape.stream().reduce(1, (a, b) -> a * b);
      arrays.add(new NamedArray(name, shape, ModelState.widened(Floats.read(length, in)), true));
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
      throw StateIn.problem("it is damaged");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static List<Integer> readShape(DataInputStream in) throws IOException {
    int rank = in.readInt();
    List<Integer> shape = new ArrayList<>();
    long length = 1;
    for (int i = 0; i < rank && i <= MOST_RANK; i++) {
      shape.add(in.readInt());
      length = shape.get(i) < 1 ? Long.MAX_VALUE : Math.multiplyExact(length, (long) shape.get(i));
      if (rank > MOST_RANK || length > MOST_NUMBERS) {
        throw StateIn.problem("it is damaged");
      }
    }
    return shape;
  }

  private static double[] readDoubles(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_NUMBERS) {
      throw StateIn.problem("it is damaged");
    }
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
