package cellscope.config;

/** Adam on alpha. */
public record AlphaConfig(
    @Setting(help = "Learning rate", main = true, value = "0.0003", min = 0, max = 100)
        double learningRate,
    @Setting(help = "Decay of the first moment", value = "0.5", min = 0, max = 1) double beta1,
    @Setting(help = "Decay of the second moment", value = "0.999", min = 0, max = 1) double beta2,
    @Setting(help = "Added to the root of the second moment", value = "1e-8", min = 0)
        double epsilon,
    @Setting(help = "Weight decay", value = "0.001", min = 0) double weightDecay,
    @Setting(help = "Standard deviation of alpha at the start", value = "0.001", min = 0)
        double initialScale) {
  public AlphaConfig {
    RecordFields.require(
        AlphaConfig.class, "alpha", learningRate, beta1, beta2, epsilon, weightDecay, initialScale);
  }
}
