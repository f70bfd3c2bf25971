package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.algorithm.trial.SharedScorer;
import cellscope.engine.algorithm.trial.TrialRun;
import cellscope.engine.data.SearchData;
import cellscope.engine.loop.EpochClock;
import cellscope.engine.loop.EpochLoop;
import cellscope.engine.search.SharedWeights;
import cellscope.engine.state.StateIn;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.RandomCells;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Trials that another search's shared weights score. */
final class SharedTrialParts implements TrialParts {
  private static final String FIELD = "search.scorerRun";
  private static final int TIMED_CELLS = 8;

  /** Weights that were taken up, and what they compute on. */
  private record Opened(EngineSetup setup, SearchData data, SharedWeights weights) {}

  @Override
  public RunEngine open(SearchConfig config, Map<String, String> environment, SharedRuns runs) {
    Opened opened = weights(config, environment, runs);
    try {
      TrialRun run = new TrialRun(config, new SharedScorer(config, opened.weights()));
      return opened
          .setup()
          .engine(
              opened.data(),
              (checkpoint, listener, gate) ->
                  EpochLoop.run(run, config.execution(), checkpoint, listener, gate));
    } catch (RuntimeException e) {
      opened.setup().kernels().close();
      throw e;
    }
  }

  private static Opened weights(
      SearchConfig config, Map<String, String> environment, SharedRuns runs) {
    SharedRuns.Found found = runs.find(config.options(TrialOptions.class).trials().scorerRun());
    SharedWeightsEngine.requireSupernet(found.config(), FIELD);
    String searched = found.config().space().name();
    if (!searched.equals(config.space().name())) {
      throw new InputProblem(
          "names " + found.name() + ", which searched the space " + searched,
          FIELD,
          "name a search of " + config.space().name() + ", or set space.name to " + searched);
    }
    SearchData data = SearchEngines.data(found.config(), environment);
    EngineSetup setup = EngineSetup.of(execution(config, found));
    try (InputStream state = found.state().open()) {
      SharedWeights weights = new SharedWeights(found.config(), data, setup.kernels());
      weights.read(new StateIn(state));
      return new Opened(setup, data, weights);
    } catch (IOException e) {
      setup.kernels().close();
      throw new InputProblem(
          "names " + found.name() + ", whose checkpoint can't be read (" + e.getMessage() + ")",
          FIELD,
          "name another search");
    } catch (RuntimeException e) {
      setup.kernels().close();
      throw e;
    }
  }

  /** Where this search is to run, in the slices of the other: they decide how sums are rounded. */
  private static ExecutionConfig execution(SearchConfig config, SharedRuns.Found found) {
    ExecutionConfig own = config.execution();
    return new ExecutionConfig(
        own.device(),
        own.kernels(),
        own.threads(),
        found.config().execution().slices(),
        own.memoryLimit(),
        own.checkpointEvery(),
        own.evaluateEvery(),
        own.logEvery());
  }

  @Override
  public RunEstimate estimate(
      SearchConfig config, Map<String, String> environment, double trialSeconds, SharedRuns runs) {
    Opened opened = weights(config, environment, runs);
    try {
      double seconds = trialSeconds > 0 ? secondsOfCell(opened.weights()) : Double.NaN;
      long resident = Math.max(0, EpochClock.residentBytes());
      SharedScorer scorer = new SharedScorer(config, opened.weights());
      return new RunEstimate(
          opened.weights().parameters(),
          resident,
          resident + MemoryRoom.available(),
          1,
          seconds,
          0,
          seconds,
          TrainTrialParts.trials(config, scorer, seconds));
    } finally {
      opened.setup().kernels().close();
    }
  }

  /** The mean of some, without the first, in which memory is touched. */
  private static double secondsOfCell(SharedWeights weights) {
    long began = 0;
    int scored = 0;
    for (Genotype cell :
        RandomCells.different(weights.space(), TIMED_CELLS + 1, Set.of(), RandomStream.ofSeed(0))) {
      began = scored++ == 1 ? System.nanoTime() : began;
      weights.score(cell);
    }
    return (System.nanoTime() - began) / 1e9 / TIMED_CELLS;
  }
}
