package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.engine.algorithm.trial.TrialRun;
import cellscope.engine.loop.EpochClock;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import java.util.Map;

/** Trials that a benchmark table answers. */
final class TableTrialParts implements TrialParts {
  @Override
  public RunEngine open(SearchConfig config, Map<String, String> environment, SharedRuns runs) {
    return TrialEngine.open(config, environment);
  }

  /** Nothing is trained: the whole search is played, which takes less than a second. */
  @Override
  public RunEstimate estimate(
      SearchConfig config, Map<String, String> environment, double trialSeconds, SharedRuns runs) {
    BenchmarkTable table = BenchmarkPlace.open(environment);
    long began = System.nanoTime();
    int trials = new TrialRun(config, table).started().epochs();
    double seconds = (System.nanoTime() - began) / 1e9 / trials;
    long resident = Math.max(0, EpochClock.residentBytes());
    long free = resident + MemoryRoom.available();
    return new RunEstimate(0, resident, free, 1, seconds, 0, seconds, trials);
  }
}
