package cellscope.engine.train;

import cellscope.engine.nn.NetworkState;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.trained.ModelDescription;
import cellscope.model.trained.TrainedModel;
import cellscope.model.trained.TrainedModel.NamedArray;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The model in a training's state: what is needed to build the network, and its weights, so that it
 * can be read without the data or an engine.
 */
public final class ModelState {
  private static final String NAME = "model/";

  private ModelState() {}

  static void write(ModelDescription d, StateOut out) throws IOException {
    out.text(NAME + "genotype", d.genotype());
    out.whole(NAME + "channels", d.channels());
    out.whole(NAME + "cells", d.cells());
    out.text(NAME + "stem", d.stem());
    out.flag(NAME + "auxiliary", d.auxiliary());
    out.whole(NAME + "classes", d.classes());
    out.whole(NAME + "imageChannels", d.imageChannels());
    out.whole(NAME + "height", d.height());
    out.whole(NAME + "width", d.width());
    out.doubles(NAME + "mean", d.mean());
    out.doubles(NAME + "deviation", d.deviation());
    out.text(NAME + "dataset", d.dataset());
    out.whole(NAME + "classNames", d.classNames().size());
    for (int i = 0; i < d.classNames().size(); i++) {
      out.text(NAME + "className/" + i, d.classNames().get(i));
    }
  }

  private static ModelDescription description(StateIn in) {
    List<String> classNames = new ArrayList<>();
    for (long i = 0; i < in.whole(NAME + "classNames"); i++) {
      classNames.add(in.text(NAME + "className/" + i));
    }
    return new ModelDescription(
        in.text(NAME + "genotype"),
        (int) in.whole(NAME + "channels"),
        (int) in.whole(NAME + "cells"),
        in.text(NAME + "stem"),
        in.flag(NAME + "auxiliary"),
        (int) in.whole(NAME + "classes"),
        (int) in.whole(NAME + "imageChannels"),
        (int) in.whole(NAME + "height"),
        (int) in.whole(NAME + "width"),
        in.doubles(NAME + "mean"),
        in.doubles(NAME + "deviation"),
        in.text(NAME + "dataset"),
        classNames);
  }

  /**
   * The model of a training's state, whatever run it belongs to; momentum is left out.
   *
   * @throws cellscope.model.InputProblem it is none or is damaged
   */
  public static TrainedModel read(InputStream source) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(source, 1 << 16);
    buffered.mark(Long.BYTES);
    try {
      DataInputStream in = new DataInputStream(buffered);
      if (in.readLong() == EarlierModel.MAGIC) {
        return EarlierModel.read(in);
      }
    } catch (EOFException e) {
      throw StateIn.problem("it ends too early");
    }
    buffered.reset();
    return model(new StateIn(buffered));
  }

  private static TrainedModel model(StateIn in) {
    ModelDescription description = description(in);
    List<NamedArray> arrays = new ArrayList<>();
    for (String name : NetworkState.weights(in)) {
      List<Integer> shape = Arrays.stream(NetworkState.weightShape(in, name)).boxed().toList();
      arrays.add(new NamedArray(name, shape, widened(NetworkState.weight(in, name)), true));
    }
    for (String name : NetworkState.statistics(in)) {
      double[] mean = NetworkState.mean(in, name);
      List<Integer> shape = List.of(mean.length);
      arrays.add(new NamedArray(name + ".running_mean", shape, mean, false));
      arrays.add(
          new NamedArray(name + ".running_var", shape, NetworkState.variance(in, name), false));
    }
    return new TrainedModel(description, arrays);
  }

  static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
