package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.supernet.Network;
import java.util.List;

/**
 * The two halves of a SETN iteration on a supernet (Dong and Yang, ICCV 2019, as AutoDL-Projects
 * runs it): the weights learn on one architecture, drawn uniformly, alpha on all candidates at
 * once, weighted by softmax(alpha).
 */
public final class SetnStep implements SupernetStep {
  private final SampledStep sampled;
  private final AlphaDescent alpha;
  private final JointPasses joint;

  /**
   * @param alphas [edges][operations] of each kind of cell at the start; changed in place by
   *     architecture steps
   */
  public SetnStep(Network network, SetnRules rules, BatchShape shape, List<double[][]> alphas) {
    TrainingPasses passes = TrainingPasses.mixed(network, shape);
    sampled = new SampledStep(network, rules.weights(), passes);
    alpha = new AlphaDescent(alphas, rules.alpha());
    joint = new JointPasses(passes, alpha);
  }

  @Override
  public Network network() {
    return sampled.network();
  }

  /** Alpha with its gradient and moments. */
  public AlphaDescent alpha() {
    return alpha;
  }

  /** See {@link SampledStep#weightStep}. */
  public Half weightStep(Batch batch, EdgeMix architecture, double learningRate) {
    return sampled.weightStep(batch, architecture, learningRate);
  }

  /** Forward, backward and Adam on alpha. The norm is that of alpha's gradient. */
  public Half archStep(Batch batch) {
    JointPasses.WithAlpha both = joint.toAlpha(batch);
    alpha.set(both.gradient());
    return both.passed().half(alpha.step());
  }
}
