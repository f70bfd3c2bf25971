package cellscope.config;

/**
 * BOHB (Falkner, Klein, Hutter, ICML 2018): Hyperband's brackets, whose new cells come from a
 * density model.
 *
 * @param trials where accuracies come from, and how many
 * @param bohb brackets and model
 * @param training the short training that scores a cell, as long as its bracket says
 */
@Defaults(
    when = "search.driver=script",
    value = {"search.minBudget=12", "search.maxBudget=200", "search.brackets=50"})
public record BohbOptions(
    @Section(name = "search", help = "The search's budget and rules") TrialConfig trials,
    @Section(name = "search") BohbConfig bohb,
    @Section(name = "trial", help = "The training of a cell, where search.scorer is train")
        TrialTraining training)
    implements TrialOptions {

  /** Brackets and model. */
  public record BohbConfig(
      @Setting(
              help = "Of so many cells one is trained on, so many times longer",
              main = true,
              value = "3",
              min = 2,
              max = 100)
          int eta,
      @Setting(
              help = "Shortest training",
              main = true,
              value = "1",
              unit = "epochs",
              min = 1,
              max = 100000)
          int minBudget,
      @Setting(
              help = "Longest training",
              main = true,
              value = "12",
              unit = "epochs",
              min = 1,
              max = 100000)
          int maxBudget,
      @Setting(
              help = "Brackets after which the search ends, if the budget has not ended it",
              value = "300",
              min = 1,
              max = 1e6)
          int brackets,
      @Setting(
              help = "Cells drawn from the model, of which the most promising is tried",
              main = true,
              value = "4",
              min = 1,
              max = 100000)
          int samples,
      @Setting(help = "Share of cells drawn uniformly all the same", value = "0", min = 0, max = 1)
          double randomFraction,
      @Setting(
              help =
                  "Widening of the kernels when a cell is drawn; of no effect on operations, which"
                      + " are no continuous values",
              value = "3",
              min = 0,
              max = 1000)
          double bandwidthFactor,
      @Setting(help = "Smallest bandwidth of a kernel", value = "0.3", min = 0, max = 1)
          double minBandwidth) {
    public BohbConfig {
      RecordFields.require(
          BohbConfig.class,
          "search",
          eta,
          minBudget,
          maxBudget,
          brackets,
          samples,
          randomFraction,
          bandwidthFactor,
          minBandwidth);
    }
  }

  @Override
  public int longestTraining() {
    return bohb.maxBudget();
  }
}
