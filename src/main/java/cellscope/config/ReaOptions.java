package cellscope.config;

/**
 * Regularised evolution (Real and others, AAAI 2019).
 *
 * @param trials where accuracies come from, and how many
 * @param evolution the population
 * @param length of the short training that scores a cell
 * @param training that training
 */
public record ReaOptions(
    @Section(name = "search", help = "The search's budget and rules") TrialConfig trials,
    @Section(name = "search") EvolutionConfig evolution,
    @Section(name = "trial", help = "The training of a cell, where search.scorer is train")
        TrialLength length,
    @Section(name = "trial") TrialTraining training)
    implements TrialOptions {

  /** The population. */
  public record EvolutionConfig(
      @Setting(help = "Cells in the population", main = true, value = "10", min = 1, max = 1e6)
          int population,
      @Setting(
              help = "Members drawn, with replacement, of which the best is the parent",
              main = true,
              value = "3",
              min = 1,
              max = 1e6)
          int sample) {
    public EvolutionConfig {
      RecordFields.require(EvolutionConfig.class, "search", population, sample);
    }
  }

  @Override
  public int longestTraining() {
    return length.epochs();
  }
}
