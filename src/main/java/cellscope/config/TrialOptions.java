package cellscope.config;

/** The options of an algorithm that tries whole cells one after the other. */
public interface TrialOptions extends SearchOptions {
  /** Where accuracies come from, and how many. */
  TrialConfig trials();

  /** The short training that scores a cell, where {@code search.scorer} is train. */
  TrialTraining training();

  /** Epochs of a cell's training, of the longest where they differ, warm-up not counted. */
  int longestTraining();

  @Override
  default String algorithm() {
    return trials().algorithm();
  }

  /** Trials; 0 where seconds end the search. */
  @Override
  default int epochs() {
    return trials().countsQuestions() ? trials().budget() : 0;
  }

  @Override
  default Turn turn() {
    return Turn.TRIAL;
  }

  @Override
  default boolean hasSupernet() {
    return false;
  }

  @Override
  default int warmupEpochs() {
    return 0;
  }

  @Override
  default int batchSize() {
    return training().batchSize();
  }

  @Override
  default int stepsPerEpoch() {
    return training().stepsPerEpoch();
  }
}
