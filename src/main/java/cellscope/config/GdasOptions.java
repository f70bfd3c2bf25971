package cellscope.config;

/**
 * GDAS: a straight-through Gumbel-softmax draws one operation an edge.
 *
 * @param search loop and rules
 * @param weights SGD on the supernet's weights
 * @param alpha Adam on alpha
 */
public record GdasOptions(
    @Section(help = "The search's loop and rules") ScheduleConfig search,
    @Section(help = "SGD on the weights") WeightConfig weights,
    @Section(help = "Adam on alpha") AlphaConfig alpha)
    implements SupernetOptions {
  @Override
  public String algorithm() {
    return search.algorithm();
  }

  @Override
  public int epochs() {
    return search.epochs();
  }

  @Override
  public int warmupEpochs() {
    return search.warmupEpochs();
  }

  @Override
  public int batchSize() {
    return search.batchSize();
  }

  @Override
  public int stepsPerEpoch() {
    return search.stepsPerEpoch();
  }

  /** The search's loop and rules. */
  public record ScheduleConfig(
      @Setting(
              help = "Search algorithm",
              main = true,
              value = "gdas",
              choices = Choices.Algorithms.class)
          String algorithm,
      @Setting(
              help = "Epochs, warm-up not counted",
              main = true,
              value = "250",
              unit = "epochs",
              min = 1,
              max = 100000)
          int epochs,
      @Setting(
              help = "Epochs with a rising learning rate, before the others",
              value = "0",
              unit = "epochs",
              min = 0,
              max = 10000)
          int warmupEpochs,
      @Setting(
              help = "Images in a batch of either half",
              main = true,
              value = "64",
              min = 2,
              max = 65536)
          int batchSize,
      @Setting(
              help = "Temperature tau of the first epoch",
              main = true,
              value = "10",
              min = 0,
              above = true,
              max = 1000)
          double temperatureMax,
      @Setting(
              help = "Temperature tau of the last epoch",
              main = true,
              value = "0.1",
              min = 0,
              above = true,
              max = 1000)
          double temperatureMin,
      @Setting(
              help =
                  "Whether operations that were not drawn take part in alpha's gradient; by-space is"
                      + " with-unsampled in nas-bench-201 and sampled-only in the nasnet spaces",
              main = true,
              value = "by-space",
              oneOf = {"by-space", "with-unsampled", "sampled-only"})
          String alphaGradient,
      @Setting(
              help =
                  "What becomes of weights not drawn in a step: frozen, or moved on by momentum and"
                      + " decay as PyTorch before 2.0 did",
              value = "frozen",
              oneOf = {"frozen", "momentum"})
          String unsampledWeights,
      @Setting(
              help =
                  "How a cell of the nasnet spaces is derived: paper keeps two different inputs of a"
                      + " node, upstream its two strongest operations",
              value = "paper",
              oneOf = {"paper", "upstream"})
          String derivation,
      @Setting(
              help =
                  "What the clip norm counts: the weights' gradient, or upstream's sum with alpha's"
                      + " stale gradient",
              value = "weights",
              oneOf = {"weights", "upstream"})
          String clipNorm,
      @Setting(
              help = "Steps in an epoch; 0 for one pass over the weight half",
              value = "0",
              unit = "steps",
              min = 0)
          int stepsPerEpoch) {
    public ScheduleConfig {
      RecordFields.require(
          ScheduleConfig.class,
          "search",
          algorithm,
          epochs,
          warmupEpochs,
          batchSize,
          temperatureMax,
          temperatureMin,
          alphaGradient,
          unsampledWeights,
          derivation,
          clipNorm,
          stepsPerEpoch);
    }
  }
}
