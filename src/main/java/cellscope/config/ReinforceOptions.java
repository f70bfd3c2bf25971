package cellscope.config;

/**
 * REINFORCE (Williams 1992): a policy of independent edges learns from each cell's accuracy in
 * percent.
 *
 * @param trials where accuracies come from, and how many
 * @param policy Adam on the policy, and what rewards are compared with
 * @param length of the short training that scores a cell
 * @param training that training
 */
public record ReinforceOptions(
    @Section(name = "search", help = "The search's budget and rules") TrialConfig trials,
    @Section(help = "Adam on the policy, and what it learns from") PolicyConfig policy,
    @Section(name = "trial", help = "The training of a cell, where search.scorer is train")
        TrialLength length,
    @Section(name = "trial") TrialTraining training)
    implements TrialOptions {

  /** The policy's learning, after each trial. */
  public record PolicyConfig(
      @Setting(help = "Learning rate", main = true, value = "0.01", min = 0, max = 100)
          double learningRate,
      @Setting(help = "Decay of the first moment", value = "0.9", min = 0, max = 1) double beta1,
      @Setting(help = "Decay of the second moment", value = "0.999", min = 0, max = 1) double beta2,
      @Setting(help = "Added to the root of the second moment", value = "1e-8", min = 0)
          double epsilon,
      @Setting(help = "Weight decay", value = "0", min = 0) double weightDecay,
      @Setting(
              help = "Share of the moving average of rewards that is kept when one comes in",
              main = true,
              value = "0.9",
              min = 0,
              max = 1)
          double baselineDecay,
      @Setting(
              help = "Standard deviation of the policy's logits at the start",
              value = "0.001",
              min = 0)
          double initialScale) {
    public PolicyConfig {
      RecordFields.require(
          PolicyConfig.class,
          "policy",
          learningRate,
          beta1,
          beta2,
          epsilon,
          weightDecay,
          baselineDecay,
          initialScale);
    }
  }

  @Override
  public int longestTraining() {
    return length.epochs();
  }
}
