package cellscope.engine;

import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import java.util.Map;

/** Opens and estimates runs of every kind. */
public final class RunEngines {
  private RunEngines() {}

  /**
   * Opens a run.
   *
   * @param environment where data folders and the benchmark table are named: System.getenv()
   * @param runs where a search is found whose shared weights score another's trials
   * @throws cellscope.model.InputProblem as {@link SearchEngines#open} and {@link
   *     TrainEngines#open}
   */
  public static RunEngine open(RunConfig config, Map<String, String> environment, SharedRuns runs) {
    return of(config, runs).open(environment);
  }

  /**
   * Estimates a run; see {@link RunEstimates}.
   *
   * @throws cellscope.model.InputProblem as {@link #open} but for too little memory
   */
  public static RunEstimate estimate(
      RunConfig config, Map<String, String> environment, double trialSeconds, SharedRuns runs)
      throws InterruptedException {
    return of(config, runs).estimate(environment, trialSeconds);
  }

  private interface Maker {
    RunEngine open(Map<String, String> environment);

    RunEstimate estimate(Map<String, String> environment, double trialSeconds)
        throws InterruptedException;
  }

  private record Search(SearchConfig config, SharedRuns runs) implements Maker {
    @Override
    public RunEngine open(Map<String, String> environment) {
      return SearchEngines.open(config, environment, runs);
    }

    @Override
    public RunEstimate estimate(Map<String, String> environment, double trialSeconds)
        throws InterruptedException {
      return RunEstimates.of(config, environment, trialSeconds, runs);
    }
  }

  private record Training(TrainConfig config) implements Maker {
    @Override
    public RunEngine open(Map<String, String> environment) {
      return TrainEngines.open(config, environment);
    }

    @Override
    public RunEstimate estimate(Map<String, String> environment, double trialSeconds)
        throws InterruptedException {
      return RunEstimates.of(config, environment, trialSeconds);
    }
  }

  /** The one place of the engine that tells the kinds of run apart. */
  private static Maker of(RunConfig config, SharedRuns runs) {
    return config instanceof SearchConfig search
        ? new Search(search, runs)
        : new Training((TrainConfig) config);
  }
}
