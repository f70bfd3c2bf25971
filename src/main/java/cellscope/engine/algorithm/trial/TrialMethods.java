package cellscope.engine.algorithm.trial;

import cellscope.config.BohbOptions;
import cellscope.config.BohbOptions.BohbConfig;
import cellscope.config.RandomOptions;
import cellscope.config.ReaOptions;
import cellscope.config.ReinforceOptions;
import cellscope.config.ReinforceOptions.PolicyConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.nn.Adam;

/** The methods by their options in a config. */
final class TrialMethods {
  /** BOHB takes this part of its results as good; no program lets it be chosen. */
  private static final int GOOD_PERCENT = 15;

  private TrialMethods() {}

  /**
   * A new search of the method.
   *
   * @param epochs of a question in full
   * @throws cellscope.model.InputProblem if an option has no use
   */
  static TrialMethod of(TrialOptions options, TrialSpace space, int epochs) {
    if (options instanceof ReaOptions rea) {
      return new RegularisedEvolution(
          space,
          epochs,
          new RegularisedEvolution.Options(rea.evolution().population(), rea.evolution().sample()));
    }
    if (options instanceof ReinforceOptions reinforce) {
      return new Reinforce(space, epochs, policy(reinforce.policy()));
    }
    if (options instanceof BohbOptions bohb) {
      return new Bohb(space, brackets(bohb.bohb()));
    }
    if (options instanceof RandomOptions) {
      return new RandomTrials(space, epochs);
    }
    throw new IllegalArgumentException("no method has " + options.getClass());
  }

  /** The method's own options as a line of text. */
  static String text(TrialOptions options) {
    if (options instanceof ReaOptions rea) {
      return rea.evolution().toString();
    }
    if (options instanceof ReinforceOptions reinforce) {
      return reinforce.policy().toString();
    }
    return options instanceof BohbOptions bohb ? bohb.bohb().toString() : "";
  }

  private static Reinforce.Options policy(PolicyConfig policy) {
    return new Reinforce.Options(
        new Adam.Settings(
            policy.learningRate(),
            policy.beta1(),
            policy.beta2(),
            policy.epsilon(),
            policy.weightDecay()),
        policy.baselineDecay(),
        policy.initialScale());
  }

  private static Bohb.Options brackets(BohbConfig bohb) {
    return new Bohb.Options(
        bohb.eta(),
        bohb.minBudget(),
        bohb.maxBudget(),
        bohb.samples(),
        bohb.randomFraction(),
        bohb.minBandwidth(),
        bohb.brackets(),
        GOOD_PERCENT);
  }
}
