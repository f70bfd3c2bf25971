package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.algorithm.trial.TrialRun;
import cellscope.engine.loop.EpochLoop;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A search whose trials a benchmark table answers: it needs no images, kernels or device. */
final class TrialEngine implements RunEngine {
  private final SearchConfig config;
  private final BenchmarkTable table;
  private final TrialRun run;

  private TrialEngine(SearchConfig config, BenchmarkTable table) {
    this.config = config;
    this.table = table;
    run = new TrialRun(config, table);
  }

  /**
   * Reads the table.
   *
   * @throws cellscope.model.InputProblem the table is not named, is wrong, or lacks what the config
   *     asks
   */
  static TrialEngine open(SearchConfig config, Map<String, String> environment) {
    return new TrialEngine(config, BenchmarkPlace.open(environment));
  }

  @Override
  public EngineFacts facts() {
    String id = config.options(TrialOptions.class).trials().dataset();
    BenchmarkDataSet dataSet = BenchmarkDataSet.byId(id).orElseThrow();
    return new EngineFacts(
        "cpu",
        "nothing is trained, a benchmark table tells the accuracies;",
        "no kernels",
        1,
        1,
        "benchmark table of " + dataSet.title(),
        table.file().toString(),
        table.fingerprint(),
        0,
        0,
        0,
        String.format("%,d trained cells", ArchitectureNumber.COUNT),
        0,
        0,
        0,
        0);
  }

  @Override
  public Outcome run(InputStream checkpointOrNull, RunListener listener, StepGate gate)
      throws IOException, InterruptedException {
    return EpochLoop.run(run, config.execution(), checkpointOrNull, listener, gate);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
