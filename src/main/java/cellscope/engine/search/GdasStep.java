package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.engine.supernet.NetworkPasses;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import java.util.List;

/**
 * The two halves of a GDAS iteration on a supernet (Dong and Yang, CVPR 2019, algorithm 1): a
 * weight step with clipped SGD, and an architecture step with Adam on alpha. Holds alpha, the
 * moments and the memory of both; the same memory serves both halves.
 */
public final class GdasStep {
  private final Network network;
  private final GdasRules rules;
  private final NetworkPasses passes;
  private final List<double[][]> alphas;
  private final List<double[][]> alphaGradients;
  private final List<Adam> adams;
  private final HardWeightGradients hardWeights;
  private final Descent descent;

  /** What one half of an iteration found. */
  public record Half(double loss, int correct, int images, double gradientNorm) {
    /** Top-1, 0 to 1. */
    public double accuracy() {
      return (double) correct / images;
    }
  }

  /**
   * @param batch images of a full batch
   * @param height rows of an image
   * @param width columns of an image
   * @param channels channels of an image
   * @param alphas [edges][operations] of each kind of cell at the start; changed in place by
   *     architecture steps
   */
  public GdasStep(
      Network network,
      GdasRules rules,
      int batch,
      int height,
      int width,
      int channels,
      List<double[][]> alphas) {
    this.network = network;
    this.rules = rules;
    this.alphas = List.copyOf(alphas);
    Workspace workspace = Workspace.forTraining(network.kernels(), batch);
    passes = new NetworkPasses(network, workspace, height, width, channels);
    int edges = alphas.get(0).length;
    int operations = alphas.get(0)[0].length;
    alphaGradients = alphas.stream().map(a -> new double[edges][operations]).toList();
    adams = alphas.stream().map(a -> new Adam(rules.alpha(), edges, operations)).toList();
    hardWeights = new HardWeightGradients(alphas.size(), edges, operations, rules.withUnsampled());
    descent =
        new Descent(
            network.parameters(),
            network.kernels(),
            new Descent.Rules(
                rules.gradientClip(),
                rules.momentum(),
                rules.nesterov(),
                rules.weightDecay(),
                rules.momentumWithoutGradient()));
  }

  /** A copy of alpha as it stands, by kind of cell. */
  public List<Alpha> alphas() {
    return alphas.stream().map(Alpha::of).toList();
  }

  /** Alpha itself, [edges][operations] by kind of cell. */
  List<double[][]> liveAlphas() {
    return alphas;
  }

  /** Alpha's gradient of the last step that computed it, without decay, live, by kind of cell. */
  public List<double[][]> alphaGradients() {
    return alphaGradients;
  }

  /** Adam's state by kind of cell. */
  public List<Adam> adams() {
    return adams;
  }

  public Network network() {
    return network;
  }

  /**
   * Forward, backward, clip and SGD on the weights under a draw for each kind of cell. The norm is
   * that before clipping.
   */
  public Half weightStep(Batch batch, List<GumbelSoftmax.Draw> draws, double learningRate) {
    Architecture sampled = sampled(draws);
    NetworkPass pass = passes.holding(batch.pixels(), batch.size());
    int[] labels = batch.labelsOfImages();
    pass.forward(sampled, Mode.TRAINING);
    int correct = pass.correct(labels);
    HardWeightGradients uOrNull = rules.staleAlphaInClip() ? hardWeights : null;
    double loss = pass.backward(labels, sampled, uOrNull);
    double squares = descent.squares();
    if (rules.staleAlphaInClip()) {
      for (int kind = 0; kind < draws.size(); kind++) {
        addToStaleGradient(kind, draws.get(kind));
      }
    }
    double norm = Math.sqrt(squares);
    double clipNorm =
        rules.staleAlphaInClip() ? Math.sqrt(squares + squares(alphaGradients)) : norm;
    descent.step(clipNorm, learningRate);
    return new Half(loss, correct, batch.size(), norm);
  }

  /**
   * Forward, backward and Adam on alpha under a draw for each kind of cell. The norm is that of
   * alpha's gradient, without decay.
   */
  public Half archStep(Batch batch, List<GumbelSoftmax.Draw> draws) {
    Architecture sampled = sampled(draws);
    NetworkPass pass = passes.holding(batch.pixels(), batch.size());
    int[] labels = batch.labelsOfImages();
    pass.forward(sampled, Mode.TRAINING);
    int correct = pass.correct(labels);
    double loss = pass.backward(labels, sampled, hardWeights);
    for (int kind = 0; kind < draws.size(); kind++) {
      double[][] gradient = GumbelSoftmax.gradient(draws.get(kind), hardWeights.ofKind(kind));
      double[][] kept = alphaGradients.get(kind);
      for (int e = 0; e < gradient.length; e++) {
        System.arraycopy(gradient[e], 0, kept[e], 0, gradient[e].length);
      }
      adams.get(kind).step(alphas.get(kind), kept);
    }
    return new Half(loss, correct, batch.size(), Math.sqrt(squares(alphaGradients)));
  }

  private static Architecture sampled(List<GumbelSoftmax.Draw> draws) {
    return new Architecture(draws.stream().map(GumbelSoftmax.Draw::index).toList());
  }

  private void addToStaleGradient(int kind, GumbelSoftmax.Draw draw) {
    double[][] gradient = GumbelSoftmax.gradient(draw, hardWeights.ofKind(kind));
    double[][] stale = alphaGradients.get(kind);
    for (int e = 0; e < gradient.length; e++) {
      for (int k = 0; k < gradient[e].length; k++) {
        stale[e][k] += gradient[e][k];
      }
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
