package cellscope.engine.search;

import cellscope.config.SearchConfig;
import cellscope.config.SetnOptions;
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
import cellscope.model.MostProbable;
import cellscope.model.RandomStream;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.space.UniformDraw;
import java.util.List;
import java.util.Optional;

/**
 * SETN (Dong and Yang, ICCV 2019): the weights are trained on uniform paths, alpha on the mixed
 * network, and the likeliest cells are tried.
 */
public final class SetnSearch implements SharedWeightSearch.Method {
  private final SupernetRun run;
  private final SetnOptions options;
  private final SetnStep step;
  private final UniformDraw uniform;
  private final RandomStream paths;
  private final PathChoice choice;

  private SetnSearch(SupernetRun run, SetnOptions options) {
    this.run = run;
    this.options = options;
    step =
        new SetnStep(
            run.network(),
            new SetnRules(
                Rules.of(options.weights(), options.paths().unsampledWeights()),
                Rules.of(options.alpha())),
            run.shape(),
            run.initialAlphas(options.alpha().initialScale()));
    uniform = new UniformDraw(run.space());
    paths = run.stream("paths");
    choice = new PathChoice(run, options.paths());
  }

  /** A search. */
  public static Algorithm of(SearchConfig config, SearchData data, Kernels kernels) {
    SupernetRun run = new SupernetRun(config, data, kernels);
    return new SharedWeightSearch(run, new SetnSearch(run, config.options(SetnOptions.class)));
  }

  @Override
  public List<String> draws() {
    return List.of("weightDraw");
  }

  @Override
  public Optional<AlphaDescent> alpha() {
    return Optional.of(step.alpha());
  }

  @Override
  public List<Metric> epochMetrics() {
    return List.of(Metrics.CANDIDATE_ACCURACY);
  }

  @Override
  public Made step(int epoch, int s, SearchBatches.Pair pair, double learningRate) {
    run.requireFinite(step.alpha().alphas(), epoch, s);
    List<int[]> path = uniform.byKind(uniform.operations(paths.split(epoch).split(s)));
    Half weight = step.weightStep(pair.weight(), EdgeMix.single(path), learningRate);
    return new Made(weight, run.cellDraws(path), step.archStep(pair.arch()), List.of());
  }

  @Override
  public Chosen choose(int epoch, boolean evaluates) {
    List<List<int[]>> candidates =
        MostProbable.of(step.alpha().alphas(), options.paths().candidates()).stream()
            .map(MostProbable.Architecture::operations)
            .toList();
    PathChoice.Best best = choice.best(candidates, epoch);
    return new Chosen(best.derived(), step.alpha().alphas(), List.of(best.accuracy()));
  }

  @Override
  public void write(StateOut out) {
    // alpha is all that it has
  }

  @Override
  public void read(StateIn in) {
    // alpha is all that it has
  }
}
