package cellscope.engine.search;

import cellscope.config.GdasOptions;
import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.EpochClock;
import cellscope.engine.loop.GateWatch;
import cellscope.engine.loop.SearchFailure;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.supernet.Network;
import cellscope.model.Alpha;
import cellscope.model.CellTopology;
import cellscope.model.Derivation;
import cellscope.model.Genotype;
import cellscope.model.GumbelSoftmax;
import cellscope.model.RandomStream;
import cellscope.model.Schedules;
import cellscope.model.SearchSpace;
import cellscope.model.run.Outcome;
import cellscope.model.run.SearchEvent;
import cellscope.model.run.SearchListener;
import cellscope.model.run.SearchListener.Position;
import cellscope.model.run.StepGate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A GDAS search from its first step to its last: epochs, draws, schedules, events and checkpoints.
 */
public final class GdasSearch {
  private final SearchConfig config;
  private final GdasOptions options;
  private final SearchData data;
  private final SearchSpace space;
  private final Schedules schedules;
  private final int stepsPerEpoch;
  private final GdasStep step;
  private final EpochTotals totals;
  private final SearchState state;
  private final RandomStream noise;
  private DerivedEvaluation evaluation;

  /** Builds the supernet and draws its weights and alpha. */
  public GdasSearch(SearchConfig config, SearchData data, Kernels kernels) {
    this.config = config;
    options = config.options(GdasOptions.class);
    this.data = data;
    space = SearchSpace.byName(config.space().name()).orElseThrow();
    schedules = new Schedules(options.search().epochs(), options.search().warmupEpochs());
    int limit = options.search().stepsPerEpoch();
    stepsPerEpoch = limit == 0 ? data.stepsPerEpoch() : Math.min(limit, data.stepsPerEpoch());
    RandomStream root = RandomStream.ofSeed(config.seed());
    noise = root.split("gumbel");
    SearchConfig.SpaceConfig size = config.space();
    Network network =
        Network.supernet(
            space,
            new Network.Size(size.channels(), size.cells(), data.channels(), data.classes()),
            size.affine(),
            size.trackRunningStats(),
            kernels);
    Initialisation.of(network.parameters(), root.split("weights"));
    step =
        new GdasStep(
            network,
            GdasRules.of(config),
            Math.min(options.search().batchSize(), data.weightImages()),
            data.height(),
            data.width(),
            data.channels(),
            initialAlphas(root.split("alpha")));
    totals = new EpochTotals(space);
    state = new SearchState(identity(), step, totals);
  }

  /** One kind of cell after the other, from one stream. */
  private List<double[][]> initialAlphas(RandomStream stream) {
    List<double[][]> alphas = new ArrayList<>();
    for (CellTopology topology : space.cells()) {
      double[][] alpha = new double[topology.edges().size()][space.operations().size()];
      for (double[] row : alpha) {
        for (int k = 0; k < row.length; k++) {
          row[k] = options.alpha().initialScale() * stream.nextGaussian();
        }
      }
      alphas.add(alpha);
    }
    return alphas;
  }

  private String identity() {
    SearchConfig.SpaceConfig size = config.space();
    return String.format(
        "%s C=%d N=%d affine=%b statistics=%b classes=%d image=%dx%dx%d seed=%d data=%s",
        space.name(),
        size.channels(),
        size.cells(),
        size.affine(),
        size.trackRunningStats(),
        data.classes(),
        data.height(),
        data.width(),
        data.channels(),
        config.seed(),
        data.fingerprint());
  }

  /** Learnable numbers of the supernet, alpha not counted. */
  public long parameters() {
    return step.network().parameters().count();
  }

  /** Runs to the end or until the gate stops it; see {@link cellscope.engine.RunEngine#run}. */
  public Outcome run(InputStream checkpointOrNull, SearchListener listener, StepGate gate)
      throws IOException, InterruptedException {
    Position position = new Position(0, 0);
    if (checkpointOrNull != null) {
      position = state.read(checkpointOrNull);
    } else {
      listener.onEvent(started());
    }
    for (int epoch = position.epoch(); epoch < schedules.total(); epoch++) {
      int first = epoch == position.epoch() ? position.step() : 0;
      if (!runEpoch(epoch, first, listener, gate)) {
        return Outcome.STOPPED;
      }
    }
    return Outcome.FINISHED;
  }

  private SearchEvent started() {
    return new SearchEvent.SearchStarted(
        space.name(),
        schedules.total(),
        stepsPerEpoch,
        data.weightImages(),
        data.archImages(),
        data.heldOutImages(),
        parameters());
  }

  /** Returns whether the search goes on. */
  private boolean runEpoch(int epoch, int first, SearchListener listener, StepGate gate)
      throws IOException, InterruptedException {
    EpochClock clock = new EpochClock();
    try (SearchBatches batches = data.searchBatches(epoch, first)) {
      for (int s = first; s < stepsPerEpoch; s++) {
        if (!goesOn(new Position(epoch, s), listener, gate, clock)) {
          return false;
        }
        clock.beginStep();
        SearchBatches.Pair pair = batches.next();
        clock.batchReady();
        SearchEvent.StepDone done = makeStep(epoch, s, pair);
        clock.endStep(pair.weight().size() + pair.arch().size());
        listener.onEvent(done);
        listener.onEvent(clock.stepTimed(epoch, s));
      }
    }
    endEpoch(epoch, listener, clock);
    return true;
  }

  private boolean goesOn(
      Position position, SearchListener listener, StepGate gate, EpochClock clock)
      throws IOException, InterruptedException {
    return GateWatch.goesOn(position, listener, gate, clock, out -> state.write(position, out));
  }

  private SearchEvent.StepDone makeStep(int epoch, int s, SearchBatches.Pair pair) {
    GdasOptions.ScheduleConfig search = options.search();
    double temperature =
        schedules.temperature(search.temperatureMax(), search.temperatureMin(), epoch);
    double rate = learningRate(epoch, s);
    RandomStream ofStep = noise.split(epoch).split(s);
    List<GumbelSoftmax.Draw> weightDraws = draws(temperature, ofStep.split("weight"), epoch, s);
    GdasStep.Half weight = step.weightStep(pair.weight(), weightDraws, rate);
    requireFinite(weight.loss(), "weight", epoch, s);
    List<GumbelSoftmax.Draw> archDraws = draws(temperature, ofStep.split("arch"), epoch, s);
    double decay = options.alpha().weightDecay() * Math.sqrt(GdasStep.squares(step.liveAlphas()));
    GdasStep.Half arch = step.archStep(pair.arch(), archDraws);
    requireFinite(arch.loss(), "architecture", epoch, s);
    totals.add(weight, weightDraws, arch, archDraws);
    return new SearchEvent.StepDone(
        epoch,
        s,
        weight.loss(),
        (double) weight.correct() / weight.images(),
        arch.loss(),
        (double) arch.correct() / arch.images(),
        temperature,
        rate,
        weight.gradientNorm(),
        arch.gradientNorm(),
        decay / arch.gradientNorm(),
        cellDraws(weightDraws),
        cellDraws(archDraws));
  }

  private double learningRate(int epoch, int s) {
    return options.weights().learningRate(schedules, epoch, (double) s / stepsPerEpoch);
  }

  /** One draw for each kind of cell, from one stream. */
  private List<GumbelSoftmax.Draw> draws(
      double temperature, RandomStream stream, int epoch, int s) {
    List<GumbelSoftmax.Draw> draws = new ArrayList<>();
    List<Alpha> alphas = step.alphas();
    for (int kind = 0; kind < alphas.size(); kind++) {
      requireFinite(alphas.get(kind), space.cells().get(kind), epoch, s);
      draws.add(GumbelSoftmax.draw(alphas.get(kind), temperature, stream::nextExponential));
    }
    return draws;
  }

  private static void requireFinite(Alpha alpha, CellTopology topology, int epoch, int s) {
    for (int e = 0; e < alpha.edges(); e++) {
      for (double v : alpha.row(e)) {
        if (!Double.isFinite(v)) {
          throw new SearchFailure(
              String.format(
                  "alpha of edge %s of the %s is not finite in epoch %d, step %d;"
                      + " lower alpha.learningRate",
                  topology.edges().get(e).label(),
                  topology.kind().equals("cell") ? "cell" : topology.kind() + " cell",
                  epoch + 1,
                  s + 1));
        }
      }
    }
  }

  private static void requireFinite(double loss, String half, int epoch, int s) {
    if (!Double.isFinite(loss)) {
      throw new SearchFailure(
          String.format(
              "the loss of the %s batch is not finite in epoch %d, step %d;"
                  + " lower weights.learningRate",
              half, epoch + 1, s + 1));
    }
  }

  private List<SearchEvent.CellDraw> cellDraws(List<GumbelSoftmax.Draw> draws) {
    return IntStream.range(0, draws.size())
        .mapToObj(
            kind ->
                new SearchEvent.CellDraw(
                    space.cells().get(kind).kind(),
                    IntStream.of(draws.get(kind).index()).boxed().toList()))
        .toList();
  }

  private void endEpoch(int epoch, SearchListener listener, EpochClock clock) throws IOException {
    List<Alpha> alphas = step.alphas();
    Derivation.Rule rule = Derivation.Rule.byLabel(options.search().derivation()).orElseThrow();
    Genotype derived = Derivation.derive(space, alphas, rule);
    boolean last = epoch == schedules.total() - 1;
    clock.beginEvaluation();
    DerivedEvaluation.Result result = evaluate(epoch, last, derived);
    clock.endEvaluation();
    listener.onEvent(epochDone(epoch, alphas, derived, result));
    listener.onEvent(clock.epochTimed(epoch));
    totals.clear();
    if (last) {
      listener.onEvent(new SearchEvent.SearchFinished(schedules.total(), derived));
    }
    if (last || (epoch + 1) % config.execution().checkpointEvery() == 0) {
      Position next = new Position(epoch + 1, 0);
      listener.onCheckpoint(next, out -> state.write(next, out));
    }
  }

  private DerivedEvaluation.Result evaluate(int epoch, boolean last, Genotype derived) {
    int every = config.execution().evaluateEvery();
    if (every == 0 || !(last || (epoch + 1) % every == 0)) {
      return DerivedEvaluation.Result.NONE;
    }
    if (evaluation == null) {
      evaluation = new DerivedEvaluation(space, step.network(), data);
    }
    return evaluation.evaluate(derived);
  }

  private SearchEvent epochDone(
      int epoch, List<Alpha> alphas, Genotype derived, DerivedEvaluation.Result result) {
    GdasOptions.ScheduleConfig search = options.search();
    double decay = options.alpha().weightDecay() * Math.sqrt(GdasStep.squares(step.liveAlphas()));
    return new SearchEvent.EpochDone(
        epoch,
        totals.weightLoss(),
        totals.weightAccuracy(),
        totals.archLoss(),
        totals.archAccuracy(),
        result.loss(),
        result.accuracy(),
        schedules.temperature(search.temperatureMax(), search.temperatureMin(), epoch),
        learningRate(epoch, stepsPerEpoch - 1),
        totals.weightNorm(),
        totals.alphaNorm(),
        decay / totals.alphaNorm(),
        derived,
        totals.cells(alphas));
  }
}
