package cellscope.engine.search;

import cellscope.config.RspsOptions;
import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.search.SharedWeightSearch.Chosen;
import cellscope.engine.search.SharedWeightSearch.Made;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.RandomStream;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.run.CellDraw;
import cellscope.model.space.UniformDraw;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Random search with shared weights (Li and Talwalkar, UAI 2019): the weights are trained on
 * uniform paths, and random cells are tried. The newer program draws a path for each cell of the
 * network and passes the architecture batch for the log; the older one draws one for the network.
 */
public final class RspsSearch implements SharedWeightSearch.Method {
  private final SupernetRun run;
  private final RspsOptions options;
  private final SampledStep step;
  private final UniformDraw uniform;
  private final RandomStream paths;
  private final PathChoice choice;

  private RspsSearch(SupernetRun run, RspsOptions options) {
    this.run = run;
    this.options = options;
    step =
        new SampledStep(
            run.network(),
            Rules.of(options.weights(), options.paths().unsampledWeights()),
            run.shape());
    uniform = new UniformDraw(run.space());
    paths = run.stream("paths");
    choice = new PathChoice(run, options.paths());
  }

  /** A search. */
  public static Algorithm of(SearchConfig config, SearchData data, Kernels kernels) {
    SupernetRun run = new SupernetRun(config, data, kernels);
    return new SharedWeightSearch(run, new RspsSearch(run, config.options(RspsOptions.class)));
  }

  @Override
  public List<String> draws() {
    return options.loop().isScript() ? List.of("weightDraw") : List.of("weightDraw", "archDraw");
  }

  @Override
  public Optional<AlphaDescent> alpha() {
    return Optional.empty();
  }

  @Override
  public List<Metric> epochMetrics() {
    return List.of(Metrics.CANDIDATE_ACCURACY);
  }

  @Override
  public Made step(int epoch, int s, SearchBatches.Pair pair, double learningRate) {
    RandomStream ofStep = paths.split(epoch).split(s);
    if (options.loop().isScript()) {
      List<int[]> path = uniform.byKind(uniform.operations(ofStep.split("weight")));
      Half weight = step.weightStep(pair.weight(), EdgeMix.single(path), learningRate);
      return new Made(weight, run.cellDraws(path), null, List.of());
    }
    List<int[]> ofWeight = drawByCell(ofStep.split("weight"));
    Half weight = step.weightStep(pair.weight(), EdgeMix.singleByCell(ofWeight), learningRate);
    List<int[]> ofArch = drawByCell(ofStep.split("arch"));
    Half arch = step.measure(pair.arch(), EdgeMix.singleByCell(ofArch));
    return new Made(weight, byCell(ofWeight), arch, byCell(ofArch));
  }

  private List<int[]> drawByCell(RandomStream stream) {
    return uniform.alive(run.network().searchedKinds(), uniform.operations(stream));
  }

  private List<CellDraw> byCell(List<int[]> drawn) {
    List<Integer> kinds = run.network().searchedKinds();
    return IntStream.range(0, drawn.size())
        .mapToObj(i -> run.cellDraw(kinds.get(i), drawn.get(i)))
        .toList();
  }

  @Override
  public Chosen choose(int epoch, boolean evaluates) {
    RandomStream ofEpoch = run.stream("candidates").split(epoch);
    int count = options.paths().candidates();
    PathChoice.Best best =
        choice.best(
            options.loop().isScript()
                ? uniform.independent(count, ofEpoch)
                : uniform.different(count, ofEpoch),
            epoch);
    return new Chosen(best.derived(), List.of(), List.of(best.accuracy()));
  }

  @Override
  public void write(StateOut out) {
    // it keeps nothing but the weights
  }

  @Override
  public void read(StateIn in) {
    // it keeps nothing but the weights
  }
}
