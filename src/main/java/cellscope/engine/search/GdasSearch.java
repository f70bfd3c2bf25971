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
import static cellscope.model.metric.Metrics.TEMPERATURE;
import static cellscope.model.metric.Metrics.WEIGHT_ACCURACY;
import static cellscope.model.metric.Metrics.WEIGHT_GRADIENT_NORM;
import static cellscope.model.metric.Metrics.WEIGHT_LOSS;

import cellscope.config.GdasOptions;
import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.loop.EpochEnd;
import cellscope.engine.loop.EpochSteps;
import cellscope.engine.loop.Means;
import cellscope.engine.nn.NetworkState;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
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
import cellscope.model.space.Derivation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GDAS (Dong and Yang, CVPR 2019): both halves of a step run on one drawn architecture each. */
public final class GdasSearch implements Algorithm {
  private static final String WEIGHT_DRAW = "weightDraw";
  private static final String ARCH_DRAW = "archDraw";

  private static final RunColumns COLUMNS =
      new RunColumns(
          List.of(
              WEIGHT_LOSS,
              WEIGHT_ACCURACY,
              ARCH_LOSS,
              ARCH_ACCURACY,
              TEMPERATURE,
              LEARNING_RATE,
              WEIGHT_GRADIENT_NORM,
              ALPHA_GRADIENT_NORM,
              ALPHA_DECAY_RATIO),
          List.of(WEIGHT_DRAW, ARCH_DRAW),
          List.of(
              WEIGHT_LOSS,
              WEIGHT_ACCURACY,
              ARCH_LOSS,
              ARCH_ACCURACY,
              DERIVED_LOSS,
              DERIVED_ACCURACY,
              TEMPERATURE,
              LEARNING_RATE,
              WEIGHT_GRADIENT_NORM,
              ALPHA_GRADIENT_NORM,
              ALPHA_DECAY_RATIO,
              ENTROPY,
              SKIP_COUNT),
          DERIVED_ACCURACY);

  private static final List<Metric> MEANS =
      List.of(
          WEIGHT_LOSS,
          WEIGHT_ACCURACY,
          ARCH_LOSS,
          ARCH_ACCURACY,
          WEIGHT_GRADIENT_NORM,
          ALPHA_GRADIENT_NORM);

  private final GdasOptions options;
  private final SupernetRun run;
  private final GdasStep step;
  private final Means means = new Means(MEANS);
  private final DrawCounts counts;
  private final RandomStream noise;

  /** Builds the supernet and draws its weights and alpha. */
  public GdasSearch(SearchConfig config, SearchData data, Kernels kernels) {
    options = config.options(GdasOptions.class);
    run = new SupernetRun(config, data, kernels);
    noise = run.stream("gumbel");
    step =
        new GdasStep(
            run.network(),
            GdasRules.of(config),
            run.batchSize(),
            data.height(),
            data.width(),
            data.channels(),
            run.initialAlphas(options.alpha().initialScale()));
    counts = new DrawCounts(run.space());
  }

  @Override
  public RunStarted started() {
    return run.started(COLUMNS);
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
    double temperature = temperature(epoch);
    double rate = run.learningRate(epoch, s);
    RandomStream ofStep = noise.split(epoch).split(s);
    List<GumbelSoftmax.Draw> weightDraws = draws(temperature, ofStep.split("weight"), epoch, s);
    GdasStep.Half weight = step.weightStep(pair.weight(), weightDraws, rate);
    Finite.require(weight.loss(), "weight", epoch, s);
    List<GumbelSoftmax.Draw> archDraws = draws(temperature, ofStep.split("arch"), epoch, s);
    double decay = decay();
    GdasStep.Half arch = step.archStep(pair.arch(), archDraws);
    Finite.require(arch.loss(), "architecture", epoch, s);
    List<CellDraw> weightCells = cellDraws(weightDraws);
    List<CellDraw> archCells = cellDraws(archDraws);
    add(weight, weightCells, arch, archCells);
    return new StepDone(
        epoch,
        s,
        Measurement.of(
            COLUMNS.steps(),
            weight.loss(),
            weight.accuracy(),
            arch.loss(),
            arch.accuracy(),
            temperature,
            rate,
            weight.gradientNorm(),
            arch.gradientNorm(),
            decay / arch.gradientNorm()),
        List.of(new Draw(WEIGHT_DRAW, weightCells), new Draw(ARCH_DRAW, archCells)));
  }

  private void add(
      GdasStep.Half weight, List<CellDraw> weightCells, GdasStep.Half arch, List<CellDraw> cells) {
    means.add(WEIGHT_LOSS, weight.loss() * weight.images(), weight.images());
    means.add(WEIGHT_ACCURACY, weight.correct(), weight.images());
    means.add(ARCH_LOSS, arch.loss() * arch.images(), arch.images());
    means.add(ARCH_ACCURACY, arch.correct(), arch.images());
    means.add(WEIGHT_GRADIENT_NORM, weight.gradientNorm(), 1);
    means.add(ALPHA_GRADIENT_NORM, arch.gradientNorm(), 1);
    counts.addWeight(weightCells);
    counts.addArch(cells);
  }

  private double temperature(int epoch) {
    GdasOptions.ScheduleConfig search = options.search();
    return run.schedules().temperature(search.temperatureMax(), search.temperatureMin(), epoch);
  }

  /** Norm of decay times alpha. */
  private double decay() {
    return options.alpha().weightDecay() * Math.sqrt(GdasStep.squares(step.liveAlphas()));
  }

  /** One draw for each kind of cell, from one stream. */
  private List<GumbelSoftmax.Draw> draws(
      double temperature, RandomStream stream, int epoch, int s) {
    List<GumbelSoftmax.Draw> draws = new ArrayList<>();
    List<Alpha> alphas = step.alphas();
    for (int kind = 0; kind < alphas.size(); kind++) {
      Finite.require(alphas.get(kind), run.space().cells().get(kind), epoch, s);
      draws.add(GumbelSoftmax.draw(alphas.get(kind), temperature, stream::nextExponential));
    }
    return draws;
  }

  private List<CellDraw> cellDraws(List<GumbelSoftmax.Draw> draws) {
    return run.cellDraws(draws.stream().map(GumbelSoftmax.Draw::index).toList());
  }

  @Override
  public EpochEnd end(int epoch, boolean evaluates) {
    List<Alpha> alphas = step.alphas();
    Derivation.Rule rule = Derivation.Rule.byLabel(options.search().derivation()).orElseThrow();
    Genotype derived = run.space().derive(alphas, rule);
    HeldOutEvaluation.Result result = run.evaluate(derived, evaluates);
    List<CellState> cells = counts.states(alphas);
    Measurement measurement =
        Measurement.of(
            COLUMNS.epochs(),
            means.of(WEIGHT_LOSS),
            means.of(WEIGHT_ACCURACY),
            means.of(ARCH_LOSS),
            means.of(ARCH_ACCURACY),
            result.loss(),
            result.accuracy(),
            temperature(epoch),
            run.learningRate(epoch, run.stepsPerEpoch() - 1),
            means.of(WEIGHT_GRADIENT_NORM),
            means.of(ALPHA_GRADIENT_NORM),
            decay() / means.of(ALPHA_GRADIENT_NORM),
            CellState.meanEntropy(cells),
            derived.count(Operation.SKIP_CONNECT));
    means.clear();
    counts.clear();
    return new EpochEnd(new EpochDone(epoch, measurement, Optional.of(derived), cells), false);
  }

  @Override
  public void write(StateOut out) throws IOException {
    for (int kind = 0; kind < step.liveAlphas().size(); kind++) {
      out.doubles("alpha/" + kind, step.liveAlphas().get(kind));
      out.doubles("alphaGradient/" + kind, step.alphaGradients().get(kind));
      step.adams().get(kind).write("adam/" + kind, out);
    }
    means.write(out);
    counts.write(out);
    NetworkState.write(run.network().parameters(), out);
  }

  @Override
  public void read(StateIn in) {
    for (int kind = 0; kind < step.liveAlphas().size(); kind++) {
      in.into("alpha/" + kind, step.liveAlphas().get(kind));
      in.into("alphaGradient/" + kind, step.alphaGradients().get(kind));
      step.adams().get(kind).read("adam/" + kind, in);
    }
    means.read(in);
    counts.read(in);
    NetworkState.read(run.network().parameters(), in);
  }
}
