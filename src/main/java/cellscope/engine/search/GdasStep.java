package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The two halves of a GDAS iteration on a supernet with one kind of cell (Dong and Yang, CVPR 2019,
 * algorithm 1): a weight step with clipped SGD, and an architecture step with Adam on alpha. Holds
 * alpha, the moments and the memory of both; the same memory serves both halves.
 */
public final class GdasStep {
  private static final double CLIP_EPSILON = 1e-6;

  private final Network network;
  private final Kernels kernels;
  private final GdasRules rules;
  private final Workspace workspace;
  private final Buffer images;
  private final Map<Integer, NetworkPass> passes = new HashMap<>();
  private final double[][] alpha;
  private final double[][] alphaGradient;
  private final Adam adam;
  private final HardWeightGradients hardWeights;

  /** What one half of an iteration found. */
  public record Half(double loss, int correct, int images, double gradientNorm) {}

  /**
   * @param batch images of a full batch
   * @param height rows of an image
   * @param width columns of an image
   * @param channels channels of an image
   * @param alpha [edges][operations] at the start; changed in place by architecture steps
   */
  public GdasStep(
      Network network,
      GdasRules rules,
      int batch,
      int height,
      int width,
      int channels,
      double[][] alpha) {
    this.network = network;
    this.kernels = network.kernels();
    this.rules = rules;
    this.alpha = alpha;
    workspace = Workspace.forTraining(kernels, batch);
    images = kernels.allocate(batch, height, width, channels);
    passes.put(batch, network.bind(workspace, images, false));
    int edges = alpha.length;
    int operations = alpha[0].length;
    alphaGradient = new double[edges][operations];
    adam = new Adam(rules.alpha(), edges, operations);
    hardWeights = new HardWeightGradients(1, edges, operations, rules.withUnsampled());
  }

  /** A copy of alpha as it stands. */
  public Alpha alpha() {
    return Alpha.of(alpha);
  }

  /** Alpha itself, [edges][operations]. */
  double[][] liveAlpha() {
    return alpha;
  }

  /** Alpha's gradient of the last step that computed it, without decay, live. */
  public double[][] alphaGradient() {
    return alphaGradient;
  }

  public Adam adam() {
    return adam;
  }

  public Network network() {
    return network;
  }

  /**
   * Forward, backward, clip and SGD on the weights under a draw. The norm is that before clipping.
   */
  public Half weightStep(Batch batch, GumbelSoftmax.Draw draw, double learningRate) {
    Architecture sampled = new Architecture(List.of(draw.index()));
    NetworkPass pass = load(batch);
    int[] labels = labels(batch);
    pass.forward(sampled, Mode.TRAINING);
    int correct = pass.correct(labels);
    HardWeightGradients uOrNull = rules.staleAlphaInClip() ? hardWeights : null;
    double loss = pass.backward(labels, sampled, uOrNull);
    double squares = weightSquares();
    if (rules.staleAlphaInClip()) {
      addToStaleGradient(GumbelSoftmax.gradient(draw, hardWeights.ofKind(0)));
    }
    double norm = Math.sqrt(squares);
    double clipNorm = rules.staleAlphaInClip() ? Math.sqrt(squares + squares(alphaGradient)) : norm;
    double clip = rules.gradientClip() / (clipNorm + CLIP_EPSILON);
    descend(rules.gradientClip() > 0 && clip < 1 ? clip : 1, learningRate);
    return new Half(loss, correct, batch.size(), norm);
  }

  /**
   * Forward, backward and Adam on alpha under a draw. The norm is that of alpha's gradient, without
   * decay.
   */
  public Half archStep(Batch batch, GumbelSoftmax.Draw draw) {
    Architecture sampled = new Architecture(List.of(draw.index()));
    NetworkPass pass = load(batch);
    int[] labels = labels(batch);
    pass.forward(sampled, Mode.TRAINING);
    int correct = pass.correct(labels);
    double loss = pass.backward(labels, sampled, hardWeights);
    double[][] gradient = GumbelSoftmax.gradient(draw, hardWeights.ofKind(0));
    for (int e = 0; e < gradient.length; e++) {
      System.arraycopy(gradient[e], 0, alphaGradient[e], 0, gradient[e].length);
    }
    adam.step(alpha, alphaGradient);
    return new Half(loss, correct, batch.size(), Math.sqrt(squares(alphaGradient)));
  }

  private NetworkPass load(Batch batch) {
    NetworkPass pass =
        passes.computeIfAbsent(
            batch.size(),
            n -> network.bind(workspace.smaller(n), kernels.prefix(images, n), false));
    pass.images().write(batch.pixels(), 0);
    return pass;
  }

  static int[] labels(Batch batch) {
    return batch.labels().length == batch.size()
        ? batch.labels()
        : Arrays.copyOf(batch.labels(), batch.size());
  }

  private double weightSquares() {
    double squares = 0;
    for (Parameter p : network.parameters().all()) {
      if (p.isReached()) {
        squares += kernels.sumOfSquares(p.gradient());
      }
    }
    return squares;
  }

  private void addToStaleGradient(double[][] gradient) {
    for (int e = 0; e < gradient.length; e++) {
      for (int k = 0; k < gradient[e].length; k++) {
        alphaGradient[e][k] += gradient[e][k];
      }
    }
  }

  private void descend(double clip, double learningRate) {
    for (Parameter p : network.parameters().all()) {
      boolean coasts = rules.momentumWithoutGradient() && p.wasEverReached();
      if (p.isReached() || coasts) {
        kernels.sgd(
            p.value(),
            p.isReached() ? p.gradient() : null,
            p.momentum(),
            clip,
            learningRate,
            rules.momentum(),
            rules.nesterov(),
            rules.weightDecay());
      }
    }
  }

  static double squares(double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      for (double v : row) {
        sum += v * v;
      }
    }
    return sum;
  }
}
