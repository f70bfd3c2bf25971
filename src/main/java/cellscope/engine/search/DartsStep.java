package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.Descent;
import cellscope.engine.search.TrainingPasses.Passed;
import cellscope.engine.supernet.Network;
import java.util.List;

/**
 * The two halves of a first-order DARTS iteration on a supernet (Liu, Simonyan and Yang, ICLR 2019,
 * with xi = 0), and the weight half of a second-order one: every pass computes all candidates,
 * weighted by softmax(alpha).
 */
public final class DartsStep implements SupernetStep {
  private final Network network;
  private final DartsRules rules;
  private final AlphaDescent alpha;
  private final JointPasses passes;
  private final Descent descent;

  /**
   * @param alphas [edges][operations] of each kind of cell at the start; changed in place by
   *     architecture steps
   */
  public DartsStep(Network network, DartsRules rules, BatchShape shape, List<double[][]> alphas) {
    this.network = network;
    this.rules = rules;
    alpha = new AlphaDescent(alphas, rules.alpha());
    passes = new JointPasses(TrainingPasses.mixed(network, shape), alpha);
    descent = new Descent(network.parameters(), network.kernels(), rules.weights());
  }

  @Override
  public Network network() {
    return network;
  }

  /** Alpha with its gradient and moments. */
  public AlphaDescent alpha() {
    return alpha;
  }

  JointPasses passes() {
    return passes;
  }

  DartsRules rules() {
    return rules;
  }

  /** Forward, backward, clip and SGD on the weights. The norm is that of the weights' gradient. */
  public Half weightStep(Batch batch, double learningRate) {
    Passed passed;
    double squaresOfAlpha = 0;
    if (rules.staleAlphaInClip()) {
      JointPasses.WithAlpha both = passes.backwardToAlpha(batch);
      passed = both.passed();
      alpha.add(both.gradient());
      squaresOfAlpha = AlphaDescent.squares(alpha.gradients());
    } else {
      passed = passes.backward(batch);
    }
    double squares = descent.squares();
    descent.step(Math.sqrt(squares + squaresOfAlpha), learningRate);
    return passed.half(Math.sqrt(squares));
  }

  /** Forward, backward and Adam on alpha. The norm is that of alpha's gradient. */
  public Half archStep(Batch batch) {
    JointPasses.WithAlpha both = passes.toAlpha(batch);
    alpha.set(both.gradient());
    return both.passed().half(alpha.step());
  }
}
