package cellscope.engine.search;

import cellscope.config.AlphaConfig;
import cellscope.config.DartsConfig;
import cellscope.config.DartsOptions;
import cellscope.config.LoopOptions;
import cellscope.config.SearchConfig;
import cellscope.config.UnrolledDartsOptions;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.search.SharedWeightSearch.Chosen;
import cellscope.engine.search.SharedWeightSearch.Made;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.space.Derivation;
import java.util.List;
import java.util.Optional;

/**
 * DARTS (Liu, Simonyan and Yang, ICLR 2019), of first or second order: every pass mixes all
 * operations by softmax(alpha), and the cell is read off alpha.
 */
public final class DartsSearch implements SharedWeightSearch.Method {
  /** Both halves of an iteration, in their order. */
  @FunctionalInterface
  private interface Iteration {
    Made make(SearchBatches.Pair pair, double learningRate);
  }

  private final SupernetRun run;
  private final Derivation.Rule rule;
  private final AlphaDescent alpha;
  private final Iteration iteration;

  private DartsSearch(SupernetRun run, DartsConfig darts, AlphaDescent alpha, Iteration iteration) {
    this.run = run;
    rule = Derivation.Rule.byLabel(darts.derivation()).orElseThrow();
    this.alpha = alpha;
    this.iteration = iteration;
  }

  /** First order. */
  public static Algorithm firstOrder(SearchConfig config, SearchData data, Kernels kernels) {
    DartsOptions options = config.options(DartsOptions.class);
    SupernetRun run = new SupernetRun(config, data, kernels);
    DartsStep step =
        new DartsStep(
            run.network(),
            rules(options, options.darts(), options.alpha()),
            run.shape(),
            run.initialAlphas(options.alpha().initialScale()));
    return new SharedWeightSearch(
        run,
        new DartsSearch(
            run,
            options.darts(),
            step.alpha(),
            (pair, rate) -> {
              Half weight = step.weightStep(pair.weight(), rate);
              return made(weight, step.archStep(pair.arch()));
            }));
  }

  /**
   * Second order. The older program takes alpha's step first, the newer one the weights' with the
   * same batch.
   */
  public static Algorithm secondOrder(SearchConfig config, SearchData data, Kernels kernels) {
    UnrolledDartsOptions options = config.options(UnrolledDartsOptions.class);
    SupernetRun run = new SupernetRun(config, data, kernels);
    SecondOrderDartsStep step =
        new SecondOrderDartsStep(
            run.network(),
            rules(options, options.darts(), options.alpha()),
            run.shape(),
            run.initialAlphas(options.alpha().initialScale()),
            options.unroll().unrollDistance(),
            options.unroll().unrollReturn().equals("upstream"));
    Iteration weightsFirst =
        (pair, rate) -> {
          Half weight = step.weightStep(pair.weight(), rate);
          return made(weight, step.archStep(pair.weight(), pair.arch(), rate));
        };
    Iteration alphaFirst =
        (pair, rate) -> {
          Half arch = step.archStep(pair.weight(), pair.arch(), rate);
          return made(step.weightStep(pair.weight(), rate), arch);
        };
    return new SharedWeightSearch(
        run,
        new DartsSearch(
            run,
            options.darts(),
            step.alpha(),
            options.loop().isScript() ? alphaFirst : weightsFirst));
  }

  private static DartsRules rules(LoopOptions options, DartsConfig darts, AlphaConfig alpha) {
    return new DartsRules(
        Rules.of(options.weights(), "frozen"),
        darts.clipNorm().equals("upstream"),
        Rules.of(alpha));
  }

  private static Made made(Half weight, Half arch) {
    return new Made(weight, List.of(), arch, List.of());
  }

  @Override
  public List<String> draws() {
    return List.of();
  }

  @Override
  public Optional<AlphaDescent> alpha() {
    return Optional.of(alpha);
  }

  @Override
  public List<Metric> epochMetrics() {
    return List.of(Metrics.MIXED_LOSS, Metrics.MIXED_ACCURACY);
  }

  @Override
  public Made step(int epoch, int step, SearchBatches.Pair pair, double learningRate) {
    run.requireFinite(alpha.alphas(), epoch, step);
    return iteration.make(pair, learningRate);
  }

  @Override
  public Chosen choose(int epoch, boolean evaluates) {
    HeldOutEvaluation.Result mixed = run.evaluate(new SoftmaxMix(alpha.alphas()).mix(), evaluates);
    return new Chosen(
        run.space().derive(alpha.alphas(), rule),
        alpha.alphas(),
        List.of(mixed.loss(), mixed.accuracy()));
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
