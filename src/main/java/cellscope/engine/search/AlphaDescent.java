package cellscope.engine.search;

import cellscope.engine.nn.Adam;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.Alpha;
import java.io.IOException;
import java.util.List;

/** Alpha of each kind of cell, its last gradient, and Adam on it. */
public final class AlphaDescent {
  private final List<double[][]> alphas;
  private final List<double[][]> gradients;
  private final List<Adam> adams;
  private final Adam.Settings settings;

  /**
   * @param alphas [edges][operations] of each kind of cell at the start; changed in place
   */
  AlphaDescent(List<double[][]> alphas, Adam.Settings settings) {
    this.alphas = List.copyOf(alphas);
    this.settings = settings;
    int edges = alphas.get(0).length;
    int operations = alphas.get(0)[0].length;
    gradients = alphas.stream().map(a -> new double[edges][operations]).toList();
    adams = alphas.stream().map(a -> new Adam(settings, edges, operations)).toList();
  }

  /** A copy of alpha as it stands, by kind of cell. */
  public List<Alpha> alphas() {
    return alphas.stream().map(Alpha::of).toList();
  }

  /** Alpha itself, [edges][operations] by kind of cell. */
  public List<double[][]> live() {
    return alphas;
  }

  /** Its gradient of the last step that computed it, without decay, live, by kind of cell. */
  public List<double[][]> gradients() {
    return gradients;
  }

  /** Adam's state by kind of cell. */
  public List<Adam> adams() {
    return adams;
  }

  /** Keeps a gradient. */
  void set(List<double[][]> given) {
    for (int kind = 0; kind < given.size(); kind++) {
      double[][] kept = gradients.get(kind);
      for (int e = 0; e < kept.length; e++) {
        System.arraycopy(given.get(kind)[e], 0, kept[e], 0, kept[e].length);
      }
    }
  }

  /** Adds a gradient to the one that is kept. */
  void add(List<double[][]> given) {
    for (int kind = 0; kind < given.size(); kind++) {
      double[][] kept = gradients.get(kind);
      for (int e = 0; e < kept.length; e++) {
        for (int k = 0; k < kept[e].length; k++) {
          kept[e][k] += given.get(kind)[e][k];
        }
      }
    }
  }

  /** A step along the gradient that is kept; returns its norm. */
  double step() {
    for (int kind = 0; kind < alphas.size(); kind++) {
      adams.get(kind).step(alphas.get(kind), gradients.get(kind));
    }
    return Math.sqrt(squares(gradients));
  }

  /** Norm of decay times alpha. */
  double decayNorm() {
    return settings.weightDecay() * Math.sqrt(squares(alphas));
  }

  /** Writes alpha, its gradient and the moments. */
  void write(StateOut out) throws IOException {
    for (int kind = 0; kind < alphas.size(); kind++) {
      out.doubles("alpha/" + kind, alphas.get(kind));
      out.doubles("alphaGradient/" + kind, gradients.get(kind));
      adams.get(kind).write("adam/" + kind, out);
    }
  }

  /** Takes up what {@link #write} wrote. */
  void read(StateIn in) {
    for (int kind = 0; kind < alphas.size(); kind++) {
      in.into("alpha/" + kind, alphas.get(kind));
      in.into("alphaGradient/" + kind, gradients.get(kind));
      adams.get(kind).read("adam/" + kind, in);
    }
  }

  /** Sum of squares over all kinds of cell. */
  static double squares(List<double[][]> matrices) {
    double sum = 0;
    for (double[][] rows : matrices) {
      for (double[] row : rows) {
        for (double v : row) {
          sum += v * v;
        }
      }
    }
    return sum;
  }
}
