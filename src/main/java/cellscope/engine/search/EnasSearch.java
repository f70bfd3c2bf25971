package cellscope.engine.search;

import cellscope.config.EnasOptions;
import cellscope.config.EnasOptions.ControllerConfig;
import cellscope.config.SearchConfig;
import cellscope.engine.algorithm.sampled.ControllerTraining;
import cellscope.engine.algorithm.sampled.EnasController;
import cellscope.engine.algorithm.sampled.RewardBaseline;
import cellscope.engine.algorithm.sampled.RunningBaseline;
import cellscope.engine.algorithm.sampled.UpstreamBaseline;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SelectionBatches;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.search.SharedWeightSearch.Chosen;
import cellscope.engine.search.SharedWeightSearch.Made;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.Alpha;
import cellscope.model.RandomStream;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ENAS (Pham et al., ICML 2018): the weights are trained on the paths that an LSTM controller
 * draws; after each epoch the controller learns from the accuracy of its draws on the selection
 * set, and the best of some draws is chosen.
 */
public final class EnasSearch implements SharedWeightSearch.Method {
  /** Draws that the policy's picture is averaged over. */
  private static final int WAYS = 100;

  private final SupernetRun run;
  private final EnasOptions options;
  private final SampledStep step;
  private final EnasController controller;
  private final ControllerTraining training;
  private final RandomStream paths;
  private final PathChoice choice;

  private EnasSearch(SupernetRun run, EnasOptions options) {
    this.run = run;
    this.options = options;
    step =
        new SampledStep(
            run.network(),
            Rules.of(options.weights(), options.paths().unsampledWeights()),
            run.shape());
    controller =
        new EnasController(
            run.space().cells().stream().map(cell -> cell.edges().size()).toList(),
            run.space().operations().size(),
            run.stream("controller"));
    training = new ControllerTraining(controller, settings(), baseline());
    paths = run.stream("paths");
    choice = new PathChoice(run, options.paths(), options.loop().isScript());
  }

  /** A search. */
  public static Algorithm of(SearchConfig config, SearchData data, Kernels kernels) {
    SupernetRun run = new SupernetRun(config, data, kernels);
    return new SharedWeightSearch(run, new EnasSearch(run, config.options(EnasOptions.class)));
  }

  private ControllerTraining.Settings settings() {
    ControllerConfig c = options.controller();
    return new ControllerTraining.Settings(
        c.samples(),
        c.entropyWeight(),
        c.gradientClip(),
        new Adam.Settings(c.learningRate(), c.beta1(), c.beta2(), c.epsilon(), c.weightDecay()));
  }

  private RewardBaseline baseline() {
    ControllerConfig c = options.controller();
    if (c.baseline().equals("per-sample")) {
      return new RunningBaseline(c.baselineDecay());
    }
    return new UpstreamBaseline(
        options.loop().isScript() ? UpstreamBaseline.Returned.LAST : UpstreamBaseline.Returned.MEAN,
        c.baselineDecay());
  }

  @Override
  public List<String> draws() {
    return List.of("weightDraw");
  }

  @Override
  public Optional<AlphaDescent> alpha() {
    return Optional.empty();
  }

  @Override
  public List<Metric> epochMetrics() {
    return List.of(
        Metrics.CANDIDATE_ACCURACY,
        Metrics.CONTROLLER_ACCURACY,
        Metrics.CONTROLLER_BASELINE,
        Metrics.ENTROPY);
  }

  /** The newer program passes the architecture batch through the same path, for the log. */
  @Override
  public Made step(int epoch, int s, SearchBatches.Pair pair, double learningRate) {
    List<int[]> path = controller.byKind(controller.sample(paths.split(epoch).split(s)));
    EdgeMix mix = EdgeMix.single(path);
    Half weight = step.weightStep(pair.weight(), mix, learningRate);
    Half arch = options.loop().isScript() ? null : step.measure(pair.arch(), mix);
    return new Made(weight, run.cellDraws(path), arch, List.of());
  }

  @Override
  public Chosen choose(int epoch, boolean evaluates) {
    ControllerTraining.Summary learned = teach(epoch);
    boolean last = epoch == run.schedules().total() - 1;
    int count = last ? options.paths().candidates() : options.enas().epochCandidates();
    RandomStream ofEpoch = run.stream("candidates").split(epoch);
    List<List<int[]>> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(controller.byKind(controller.sample(ofEpoch.split(i))));
    }
    PathChoice.Best best = choice.best(candidates, epoch);
    List<Alpha> policy = policy(epoch);
    double entropy =
        policy.stream()
            .flatMapToDouble(
                alpha ->
                    java.util.stream.IntStream.range(0, alpha.edges()).mapToDouble(alpha::entropy))
            .average()
            .orElseThrow();
    return new Chosen(
        best.derived(),
        policy,
        List.of(best.accuracy(), learned.accuracy(), learned.baseline(), entropy));
  }

  /** The controller's steps on the epoch's weights. */
  private ControllerTraining.Summary teach(int epoch) {
    RandomStream draws = run.stream("controller-samples").split(epoch);
    SelectionBatches batches = choice.selection(epoch);
    int samples = options.controller().steps() * options.controller().samples();
    for (int i = 0; i < samples; i++) {
      int[] drawn = controller.sample(draws.split(i));
      EdgeMix mix = EdgeMix.single(controller.byKind(drawn));
      double accuracy =
          choice.evaluation().evaluate(batches.batch(i % batches.count()), mix).accuracy();
      training.learn(drawn, accuracy);
    }
    return training.endEpoch();
  }

  /** Logarithms of how likely the controller draws each operation, by kind of cell. */
  private List<Alpha> policy(int epoch) {
    double[][] rows = controller.policy(WAYS, run.stream("policy").split(epoch));
    List<Alpha> policy = new ArrayList<>();
    int from = 0;
    for (var cell : run.space().cells()) {
      int to = from + cell.edges().size();
      policy.add(
          Alpha.of(
              Arrays.stream(rows, from, to)
                  .map(row -> Arrays.stream(row).map(Math::log).toArray())
                  .toArray(double[][]::new)));
      from = to;
    }
    return policy;
  }

  @Override
  public void write(StateOut out) throws IOException {
    training.write(out);
  }

  @Override
  public void read(StateIn in) {
    training.read(in);
  }
}
