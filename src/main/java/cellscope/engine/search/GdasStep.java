package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.search.TrainingPasses.Passed;
import cellscope.engine.supernet.Network;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import java.util.ArrayList;
import java.util.List;

/**
 * The two halves of a GDAS iteration on a supernet (Dong and Yang, CVPR 2019, algorithm 1): a
 * weight step with clipped SGD, and an architecture step with Adam on alpha. Holds alpha, the
 * moments and the memory of both; the same memory serves both halves.
 */
public final class GdasStep implements SupernetStep {
  private final Network network;
  private final GdasRules rules;
  private final TrainingPasses passes;
  private final AlphaDescent alpha;
  private final MixGradients hardWeights;
  private final Descent descent;

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
    passes = TrainingPasses.single(network, new BatchShape(batch, height, width, channels));
    alpha = new AlphaDescent(alphas, rules.alpha());
    int edges = alphas.get(0).length;
    int operations = alphas.get(0)[0].length;
    hardWeights = new MixGradients(alphas.size(), edges, operations, rules.withUnsampled());
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
    return alpha.alphas();
  }

  /** Alpha itself, [edges][operations] by kind of cell. */
  List<double[][]> liveAlphas() {
    return alpha.live();
  }

  /** Alpha's gradient of the last step that computed it, without decay, live, by kind of cell. */
  public List<double[][]> alphaGradients() {
    return alpha.gradients();
  }

  /** Adam's state by kind of cell. */
  public List<Adam> adams() {
    return alpha.adams();
  }

  @Override
  public Network network() {
    return network;
  }

  /**
   * Forward, backward, clip and SGD on the weights under a draw for each kind of cell. The norm is
   * that before clipping.
   */
  public Half weightStep(Batch batch, List<GumbelSoftmax.Draw> draws, double learningRate) {
    boolean stale = rules.staleAlphaInClip();
    Passed passed = passes.backward(batch, sampled(draws), stale ? hardWeights : null);
    double squares = descent.squares();
    double norm = Math.sqrt(squares);
    double clipNorm = norm;
    if (stale) {
      alpha.add(gradient(draws));
      clipNorm = Math.sqrt(squares + squares(alpha.gradients()));
    }
    descent.step(clipNorm, learningRate);
    return passed.half(norm);
  }

  /**
   * Forward, backward and Adam on alpha under a draw for each kind of cell. The norm is that of
   * alpha's gradient, without decay.
   */
  public Half archStep(Batch batch, List<GumbelSoftmax.Draw> draws) {
    Passed passed = passes.backwardToMix(batch, sampled(draws), hardWeights);
    alpha.set(gradient(draws));
    return passed.half(alpha.step());
  }

  private static EdgeMix sampled(List<GumbelSoftmax.Draw> draws) {
    return EdgeMix.single(draws.stream().map(GumbelSoftmax.Draw::index).toList());
  }

  /** The last pass's gradient by alpha, by kind of cell. */
  private List<double[][]> gradient(List<GumbelSoftmax.Draw> draws) {
    List<double[][]> gradients = new ArrayList<>();
    for (int kind = 0; kind < draws.size(); kind++) {
      gradients.add(GumbelSoftmax.gradient(draws.get(kind), hardWeights.ofKind(kind)));
    }
    return gradients;
  }

  /** Sum of squares over all kinds of cell. */
  static double squares(List<double[][]> matrices) {
    return AlphaDescent.squares(matrices);
  }
}
