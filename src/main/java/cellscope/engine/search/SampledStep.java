package cellscope.engine.search;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.search.TrainingPasses.Passed;
import cellscope.engine.supernet.Network;

/**
 * Steps of shared weights on architectures that somebody else chooses: random search with weight
 * sharing draws them uniformly (Li and Talwalkar, UAI 2019), ENAS by its controller (Pham et al.,
 * ICML 2018). There is no alpha.
 */
public final class SampledStep implements SupernetStep {
  private final Network network;
  private final TrainingPasses passes;
  private final Descent descent;

  public SampledStep(Network network, Descent.Rules rules, BatchShape shape) {
    this(network, rules, TrainingPasses.single(network, shape));
  }

  SampledStep(Network network, Descent.Rules rules, TrainingPasses passes) {
    this.network = network;
    this.passes = passes;
    descent = new Descent(network.parameters(), network.kernels(), rules);
  }

  @Override
  public Network network() {
    return network;
  }

  /**
   * Forward, backward, clip and SGD on the weights.
   *
   * @param sampled a single mix: one architecture, or one of each cell
   */
  public Half weightStep(Batch batch, EdgeMix sampled, double learningRate) {
    Passed passed = passes.backward(batch, sampled, null);
    double norm = Math.sqrt(descent.squares());
    descent.step(norm, learningRate);
    return passed.half(norm);
  }

  /**
   * A pass in training mode without gradient, for the log: the published code passes the
   * architecture batch so. Running statistics move.
   */
  public Half measure(Batch batch, EdgeMix sampled) {
    return passes.forward(batch, sampled).half(0);
  }
}
