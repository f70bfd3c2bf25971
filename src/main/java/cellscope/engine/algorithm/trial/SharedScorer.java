package cellscope.engine.algorithm.trial;

import cellscope.config.SearchConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.search.SharedWeights;
import cellscope.model.space.Paths;

/** Scores each cell with the weights that the cells of a finished search share. */
public final class SharedScorer implements TimedScorer {
  private static final double PERCENT = 100;

  private final TrialOptions options;
  private final SharedWeights weights;

  /**
   * @param weights of a search of the config's space
   */
  public SharedScorer(SearchConfig config, SharedWeights weights) {
    options = config.options(TrialOptions.class);
    this.weights = weights;
  }

  @Override
  public Answer score(Question question) {
    long began = System.nanoTime();
    SharedWeights.Score score =
        weights.score(
            Paths.genotype(
                weights.space(), TrialSpace.byKind(weights.space(), question.architecture())));
    double seconds = tellsSeconds() ? (System.nanoTime() - began) / 1e9 : Double.NaN;
    return new Answer(PERCENT * score.accuracy(), question.epochs(), seconds);
  }

  /** The weights know no longer and shorter trainings. */
  @Override
  public int fullEpochs() {
    return 1;
  }

  /** Where they end the search; else no state would be twice the same. */
  @Override
  public boolean tellsSeconds() {
    return options.trials().countsTime();
  }

  @Override
  public String identity() {
    return "weights=" + weights.identity();
  }
}
