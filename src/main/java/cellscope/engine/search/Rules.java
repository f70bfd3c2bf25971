package cellscope.engine.search;

import cellscope.config.AlphaConfig;
import cellscope.config.WeightConfig;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.Descent;

/** What a config's sections mean to the optimisers. */
final class Rules {
  private Rules() {}

  /**
   * SGD on the weights.
   *
   * @param unsampledWeights "momentum" or "frozen": what becomes of weights without gradient
   */
  static Descent.Rules of(WeightConfig weights, String unsampledWeights) {
    return new Descent.Rules(
        weights.gradientClip(),
        weights.momentum(),
        weights.nesterov(),
        weights.weightDecay(),
        unsampledWeights.equals("momentum"));
  }

  /** Adam on alpha. */
  static Adam.Settings of(AlphaConfig alpha) {
    return new Adam.Settings(
        alpha.learningRate(), alpha.beta1(), alpha.beta2(), alpha.epsilon(), alpha.weightDecay());
  }
}
