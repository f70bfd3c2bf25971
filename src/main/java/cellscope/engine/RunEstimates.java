package cellscope.engine;

import cellscope.config.AlgorithmSpec;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.model.InputProblem;
import java.util.Map;

/**
 * Estimates a run's memory, by counting, and its time, by running it for some seconds. To be called
 * in a process with a worker's flags and environment, which is what is estimated.
 */
public final class RunEstimates {
  private RunEstimates() {}

  /**
   * Estimates a search.
   *
   * @param environment where data folders are named: System.getenv()
   * @param trialSeconds how long to run it; 0 for memory alone. It is not run where its memory is
   *     not there
   * @throws InputProblem as {@link SearchEngines#open} but for too little memory
   */
  public static RunEstimate of(
      SearchConfig config, Map<String, String> environment, double trialSeconds)
      throws InterruptedException {
    if (!config.options().hasSupernet()) {
      throw new InputProblem(
          "is " + config.options().algorithm() + ", which trains no supernet",
          AlgorithmSpec.FIELD,
          "start it: there is nothing to estimate");
    }
    return EngineSetup.estimate(
        RunPlan.of(config), SearchEngines.data(config, environment), trialSeconds);
  }

  /** Estimates a training; see the other. */
  public static RunEstimate of(
      TrainConfig config, Map<String, String> environment, double trialSeconds)
      throws InterruptedException {
    return EngineSetup.estimate(
        RunPlan.of(config), TrainEngines.data(config, environment), trialSeconds);
  }
}
