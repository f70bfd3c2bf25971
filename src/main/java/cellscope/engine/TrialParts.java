package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.config.TrialOptions;
import java.util.Map;

/** How a search that tries cells is opened and estimated, by its scorer. */
interface TrialParts {
  /** Those of the scorer that is asked for. */
  static TrialParts of(TrialOptions options) {
    return switch (options.trials().scorer()) {
      case "table" -> new TableTrialParts();
      case "train" -> new TrainTrialParts();
      case "shared" -> new SharedTrialParts();
      default -> throw new IllegalArgumentException(options.trials().scorer());
    };
  }

  /** See {@link SearchEngines#open}. */
  RunEngine open(SearchConfig config, Map<String, String> environment, SharedRuns runs);

  /** See {@link RunEstimates#of}. */
  RunEstimate estimate(
      SearchConfig config, Map<String, String> environment, double trialSeconds, SharedRuns runs)
      throws InterruptedException;
}
