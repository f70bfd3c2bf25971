package cellscope.config;

/**
 * Random search: cells drawn uniformly.
 *
 * @param trials where accuracies come from, and how many
 * @param length of the short training that scores a cell
 * @param training that training
 */
public record RandomOptions(
    @Section(name = "search", help = "The search's budget and rules") TrialConfig trials,
    @Section(name = "trial", help = "The training of a cell, where search.scorer is train")
        TrialLength length,
    @Section(name = "trial") TrialTraining training)
    implements TrialOptions {
  @Override
  public int longestTraining() {
    return length.epochs();
  }
}
