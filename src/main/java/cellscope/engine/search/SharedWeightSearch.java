package cellscope.engine.search;

import static cellscope.model.metric.Metrics.ALPHA_DECAY_RATIO;
import static cellscope.model.metric.Metrics.ALPHA_GRADIENT_NORM;
import static cellscope.model.metric.Metrics.ARCH_ACCURACY;
import static cellscope.model.metric.Metrics.ARCH_LOSS;
import static cellscope.model.metric.Metrics.DERIVED_ACCURACY;
import static cellscope.model.metric.Metrics.DERIVED_LOSS;
import static cellscope.model.metric.Metrics.ENTROPY;
import static cellscope.model.metric.Metrics.LEARNING_RATE;
import static cellscope.model.metric.Metrics.SKIP_COUNT;
import static cellscope.model.metric.Metrics.WEIGHT_ACCURACY;
import static cellscope.model.metric.Metrics.WEIGHT_GRADIENT_NORM;
import static cellscope.model.metric.Metrics.WEIGHT_LOSS;

import cellscope.engine.data.SearchBatches;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.loop.EpochEnd;
import cellscope.engine.loop.EpochSteps;
import cellscope.engine.loop.Means;
import cellscope.engine.nn.NetworkState;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.metric.Measurement;
import cellscope.model.metric.Metric;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.Draw;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search whose candidates share the supernet's weights, in two halves a step: what is the same in
 * DARTS, SETN, RSPS and ENAS. How a step is made and how a cell is chosen is each search's own.
 */
final class SharedWeightSearch implements Algorithm {
  private static final String WEIGHT_DRAW = "weightDraw";
  private static final String ARCH_DRAW = "archDraw";

  /** What a step was: both halves, and what was drawn for them; no cells where nothing was. */
  record Made(Half weight, List<CellDraw> weightDraw, Half arch, List<CellDraw> archDraw) {}

  /** A search's own part. */
  interface Method {
    /** The kinds of draw that its steps make, of weightDraw and archDraw. */
    List<String> draws();

    /** Whether it has an alpha, which is moved by its gradient in steps. */
    Optional<AlphaDescent> alpha();

    /** What an epoch tells beside what all searches tell. */
    List<Metric> epochMetrics();

    /** Makes a step. */
    Made step(int epoch, int step, SearchBatches.Pair pair, double learningRate);

    /**
     * Ends an epoch: chooses a cell.
     *
     * @param evaluates whether the epoch is one that is evaluated on held-out images
     */
    Chosen choose(int epoch, boolean evaluates);

    /** Writes what the search has beside the supernet. */
    void write(StateOut out) throws IOException;

    /** Takes up what it wrote. */
    void read(StateIn in);
  }

  /**
   * What an epoch's end chose.
   *
   * @param derived the cell
   * @param alphas of each kind of cell, for the heat map; empty where the search has nothing like
   *     it
   * @param values of {@link Method#epochMetrics()}
   */
  record Chosen(Genotype derived, List<Alpha> alphas, List<Double> values) {}

  private final SupernetRun run;
  private final Method method;
  private final RunColumns columns;
  private final Means means;
  private final DrawCounts counts;

  SharedWeightSearch(SupernetRun run, Method method) {
    this.run = run;
    this.method = method;
    List<Metric> steps =
        new ArrayList<>(
            List.of(
                WEIGHT_LOSS,
                WEIGHT_ACCURACY,
                ARCH_LOSS,
                ARCH_ACCURACY,
                LEARNING_RATE,
                WEIGHT_GRADIENT_NORM));
    List<Metric> epochs = new ArrayList<>(steps);
    epochs.addAll(4, List.of(DERIVED_LOSS, DERIVED_ACCURACY));
    if (method.alpha().isPresent()) {
      List<Metric> ofAlpha = List.of(ALPHA_GRADIENT_NORM, ALPHA_DECAY_RATIO);
      steps.addAll(ofAlpha);
      epochs.addAll(ofAlpha);
      epochs.add(ENTROPY);
    }
    epochs.add(SKIP_COUNT);
    epochs.addAll(method.epochMetrics());
    columns = new RunColumns(steps, method.draws(), epochs, DERIVED_ACCURACY);
    means = new Means(steps);
    counts = new DrawCounts(run.space());
  }

  @Override
  public RunStarted started() {
    return run.started(columns);
  }

  @Override
  public String identity() {
    return run.identity();
  }

  @Override
  public EpochSteps begin(Position from) {
    return new SearchSteps(
        run.data().searchBatches(from.epoch(), from.step()),
        (s, pair) -> makeStep(from.epoch(), s, pair));
  }

  private StepDone makeStep(int epoch, int s, SearchBatches.Pair pair) {
    double rate = run.learningRate(epoch, s);
    double decay = method.alpha().map(AlphaDescent::decayNorm).orElse(Double.NaN);
    Made made = method.step(epoch, s, pair, rate);
    Finite.require(made.weight().loss(), "weight", epoch, s);
    counts.addWeight(made.weightDraw());
    counts.addArch(made.archDraw());
    Map<Metric, Double> values = new LinkedHashMap<>();
    half(made.weight(), WEIGHT_LOSS, WEIGHT_ACCURACY, values);
    if (made.arch() != null) {
      Finite.require(made.arch().loss(), "architecture", epoch, s);
      half(made.arch(), ARCH_LOSS, ARCH_ACCURACY, values);
    }
    if (method.alpha().isPresent()) {
      values.put(ALPHA_GRADIENT_NORM, made.arch().gradientNorm());
      values.put(ALPHA_DECAY_RATIO, decay / made.arch().gradientNorm());
      means.add(ALPHA_GRADIENT_NORM, made.arch().gradientNorm(), 1);
    }
    values.put(LEARNING_RATE, rate);
    values.put(WEIGHT_GRADIENT_NORM, made.weight().gradientNorm());
    means.add(WEIGHT_GRADIENT_NORM, made.weight().gradientNorm(), 1);
    return new StepDone(epoch, s, measurement(columns.steps(), values), draws(made));
  }

  /** One half's loss and accuracy, of the step and into the epoch's means. */
  private void half(Half half, Metric loss, Metric accuracy, Map<Metric, Double> values) {
    values.put(loss, half.loss());
    values.put(accuracy, half.accuracy());
    means.add(loss, half.loss() * half.images(), half.images());
    means.add(accuracy, half.correct(), half.images());
  }

  private List<Draw> draws(Made made) {
    Map<String, List<CellDraw>> byName =
        Map.of(WEIGHT_DRAW, made.weightDraw(), ARCH_DRAW, made.archDraw());
    return columns.draws().stream().map(name -> new Draw(name, byName.get(name))).toList();
  }

  private static Measurement measurement(List<Metric> metrics, Map<Metric, Double> values) {
    return Measurement.of(
        metrics, metrics.stream().mapToDouble(m -> values.getOrDefault(m, Double.NaN)).toArray());
  }

  @Override
  public EpochEnd end(int epoch, boolean evaluates) {
    Chosen chosen = method.choose(epoch, evaluates);
    HeldOutEvaluation.Result result = run.evaluate(chosen.derived(), evaluates);
    List<CellState> cells = counts.states(chosen.alphas());
    Map<Metric, Double> values = new LinkedHashMap<>();
    for (Metric metric : columns.steps()) {
      values.put(metric, means.of(metric));
    }
    values.put(DERIVED_LOSS, result.loss());
    values.put(DERIVED_ACCURACY, result.accuracy());
    values.put(LEARNING_RATE, run.learningRate(epoch, run.stepsPerEpoch() - 1));
    method
        .alpha()
        .ifPresent(
            alpha ->
                values.put(ALPHA_DECAY_RATIO, alpha.decayNorm() / means.of(ALPHA_GRADIENT_NORM)));
    values.put(ENTROPY, CellState.meanEntropy(cells));
    values.put(SKIP_COUNT, (double) chosen.derived().count(Operation.SKIP_CONNECT));
    for (int i = 0; i < method.epochMetrics().size(); i++) {
      values.put(method.epochMetrics().get(i), chosen.values().get(i));
    }
    means.clear();
    counts.clear();
    Measurement measurement = measurement(columns.epochs(), values);
    return new EpochEnd(
        new EpochDone(epoch, measurement, Optional.of(chosen.derived()), cells), false);
  }

  @Override
  public void write(StateOut out) throws IOException {
    if (method.alpha().isPresent()) {
      method.alpha().get().write(out);
    }
    method.write(out);
    means.write(out);
    counts.write(out);
    NetworkState.write(run.network().parameters(), out);
  }

  @Override
  public void read(StateIn in) {
    method.alpha().ifPresent(alpha -> alpha.read(in));
    method.read(in);
    means.read(in);
    counts.read(in);
    NetworkState.read(run.network().parameters(), in);
  }
}
