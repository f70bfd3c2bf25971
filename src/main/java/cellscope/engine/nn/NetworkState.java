package cellscope.engine.nn;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A network's part of a state: weights with their momentum, and running statistics. */
public final class NetworkState {
  private static final String WEIGHT = "weight/";
  private static final String MOMENTUM = "momentum/";
  private static final String REACHED = "reached";
  private static final String MEAN = "mean/";
  private static final String VARIANCE = "variance/";

  private NetworkState() {}

  /** Writes every parameter and all running statistics. */
  public static void write(Parameters parameters, StateOut out) throws IOException {
    List<Parameter> all = parameters.all();
    out.integers(REACHED, all.stream().mapToInt(p -> p.wasEverReached() ? 1 : 0).toArray());
    for (Parameter p : all) {
      out.floats(WEIGHT + p.name(), p.value().shape(), p.value().toFloats());
      out.floats(MOMENTUM + p.name(), p.value().shape(), p.momentum().toFloats());
    }
    for (BatchNorm bn : parameters.batchNorms()) {
      if (bn.runningMean() != null) {
        out.doubles(MEAN + bn.name(), bn.runningMean());
        out.doubles(VARIANCE + bn.name(), bn.runningVariance());
      }
    }
  }

  /**
   * Takes up what {@link #write} wrote.
   *
   * @throws cellscope.model.InputProblem the state is of another network
   */
  public static void read(Parameters parameters, StateIn in) {
    List<Parameter> all = parameters.all();
    in.requireShape(REACHED, all.size());
    int[] reached = in.integers(REACHED);
    for (int i = 0; i < reached.length; i++) {
      Parameter p = all.get(i);
      in.requireShape(WEIGHT + p.name(), p.value().shape());
      in.requireShape(MOMENTUM + p.name(), p.value().shape());
      p.restoreEverReached(reached[i] != 0);
      p.value().write(in.floats(WEIGHT + p.name()), 0);
      p.momentum().write(in.floats(MOMENTUM + p.name()), 0);
    }
    for (BatchNorm bn : parameters.batchNorms()) {
      if (bn.runningMean() != null) {
        in.into(MEAN + bn.name(), bn.runningMean());
        in.into(VARIANCE + bn.name(), bn.runningVariance());
      }
    }
  }

  /** Names of the weights that a state holds, in order. */
  public static List<String> weights(StateIn in) {
    return names(in, WEIGHT);
  }

  /** Names of the BN whose running statistics a state holds, in order. */
  public static List<String> statistics(StateIn in) {
    return names(in, MEAN);
  }

  private static List<String> names(StateIn in, String prefix) {
    List<String> names = new ArrayList<>();
    for (String name : in.names()) {
      if (name.startsWith(prefix)) {
        names.add(name.substring(prefix.length()));
      }
    }
    return names;
  }

  /** The shape of a weight. */
  public static int[] weightShape(StateIn in, String name) {
    return in.shape(WEIGHT + name);
  }

  /** The values of a weight. */
  public static float[] weight(StateIn in, String name) {
    return in.floats(WEIGHT + name);
  }

  /** Running means of a BN. */
  public static double[] mean(StateIn in, String name) {
    return in.doubles(MEAN + name);
  }

  /** Running variances of a BN. */
  public static double[] variance(StateIn in, String name) {
    return in.doubles(VARIANCE + name);
  }
}
