package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.algorithm.trial.TimedScorer;
import cellscope.engine.algorithm.trial.TrainScorer;
import cellscope.engine.algorithm.trial.TrialRun;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.EpochLoop;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkSize;
import cellscope.model.space.Paths;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Trials that train each cell for a short time. */
final class TrainTrialParts implements TrialParts {
  @Override
  public RunEngine open(SearchConfig config, Map<String, String> environment, SharedRuns runs) {
    TrainConfig largest = training(config, largest(space(config)));
    SearchData data = TrainEngines.data(largest, environment);
    EngineSetup setup = EngineSetup.ofParts(RunPlan.of(largest), data);
    try {
      TrainScorer scorer = new TrainScorer(config, data, setup::moreKernels);
      TrialRun run = new TrialRun(config, scorer);
      return setup.engine(
          data,
          (checkpoint, listener, gate) ->
              EpochLoop.run(run, config.execution(), checkpoint, listener, gate));
    } catch (RuntimeException e) {
      setup.kernels().close();
      throw e;
    }
  }

  private static Space space(SearchConfig config) {
    return Spaces.byName(config.space().name()).orElseThrow();
  }

  private static TrainConfig training(SearchConfig config, Genotype genotype) {
    int epochs = config.options(TrialOptions.class).longestTraining();
    return TrainScorer.training(config, genotype, epochs, config.seed());
  }

  /** The cell with one operation everywhere that has the most parameters. */
  private static Genotype largest(Space space) {
    return IntStream.range(0, space.operations().size())
        .filter(k -> space.operations().get(k) != Operation.NONE)
        .mapToObj(k -> Paths.genotype(space, path(space, edge -> k)))
        .max(Comparator.comparingLong(genotype -> parameters(space, genotype)))
        .orElseThrow();
  }

  private static long parameters(Space space, Genotype genotype) {
    return NetworkSize.of(space.standAlone(genotype, new Macro(8, 1, new Shape(3, 32, 32), 10)))
        .parameters();
  }

  /** A cell in which each operation comes about as often as in those that are drawn. */
  private static Genotype usual(Space space) {
    int count = space.operations().size();
    return Paths.genotype(space, path(space, edge -> (edge + 1) % count));
  }

  private static List<int[]> path(Space space, IntUnaryOperator operation) {
    List<int[]> path = new ArrayList<>();
    for (CellTopology cell : space.cells()) {
      int[] ofKind = new int[cell.edges().size()];
      Arrays.setAll(ofKind, operation);
      path.add(ofKind);
    }
    return path;
  }

  @Override
  public RunEstimate estimate(
      SearchConfig config, Map<String, String> environment, double trialSeconds, SharedRuns runs)
      throws InterruptedException {
    TrainConfig largest = training(config, largest(space(config)));
    SearchData data = TrainEngines.data(largest, environment);
    RunEstimate ofLargest = EngineSetup.estimate(RunPlan.of(largest), data, 0);
    double tried = ofLargest.fits() ? trialSeconds : 0;
    TrainConfig usual = training(config, usual(space(config)));
    RunEstimate ofUsual = EngineSetup.estimate(RunPlan.of(usual), data, tried);
    TrainScorer scorer = new TrainScorer(config, data, setupOfNone());
    double epochs = TrialRun.meanEpochs(config, scorer) + largest.training().warmupEpochs();
    double stepsOfTrial = epochs * ofUsual.stepsPerEpoch();
    double evaluation = ofUsual.evaluationSeconds();
    double seconds = stepsOfTrial * ofUsual.stepSeconds() + evaluation;
    return new RunEstimate(
        ofUsual.parameters(),
        ofLargest.memoryBytes(),
        ofLargest.freeBytes(),
        (int) Math.round(stepsOfTrial),
        ofUsual.stepSeconds(),
        evaluation,
        seconds,
        trials(config, scorer, seconds));
  }

  private static Supplier<Kernels> setupOfNone() {
    return () -> {
      throw new IllegalStateException("nothing is trained");
    };
  }

  /** How many trials there will be; by their time where that ends the search. */
  static int trials(SearchConfig config, TimedScorer scorer, double seconds) {
    if (!config.options(TrialOptions.class).trials().countsTime()) {
      return new TrialRun(config, scorer).started().epochs();
    }
    int budget = config.options(TrialOptions.class).trials().budget();
    return Double.isFinite(seconds) ? (int) Math.max(1, Math.ceil(budget / seconds)) : 0;
  }
}
