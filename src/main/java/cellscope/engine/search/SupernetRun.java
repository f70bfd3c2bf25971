package cellscope.engine.search;

import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.SpaceConfig;
import cellscope.config.SupernetOptions;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.supernet.Network;
import cellscope.model.Alpha;
import cellscope.model.RandomStream;
import cellscope.model.Schedules;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellDraw;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every search with shared weights has: a supernet on data, its schedule and its draws. */
final class SupernetRun {
  private final SearchConfig config;
  private final SupernetOptions options;
  private final SearchData data;
  private final Space space;
  private final Schedules schedules;
  private final int stepsPerEpoch;
  private final RandomStream root;
  private final Network network;
  private DerivedEvaluation evaluation;
  private MixedEvaluation mixedEvaluation;

  /** Builds the supernet and draws its weights. */
  SupernetRun(SearchConfig config, SearchData data, Kernels kernels) {
    this.config = config;
    this.data = data;
    options = config.options(SupernetOptions.class);
    space = Spaces.byName(config.space().name()).orElseThrow();
    schedules = new Schedules(options.epochs(), options.warmupEpochs());
    int limit = options.stepsPerEpoch();
    stepsPerEpoch = limit == 0 ? data.stepsPerEpoch() : Math.min(limit, data.stepsPerEpoch());
    root = RandomStream.ofSeed(config.seed());
    SpaceConfig size = config.space();
    BatchNormStyle cells = new BatchNormStyle(size.affine(), size.trackRunningStats());
    network =
        Network.supernet(
            space,
            new Network.Size(size.channels(), size.cells(), data.channels(), data.classes()),
            cells,
            options.lastNormLikeCells() ? cells : BatchNormStyle.FULL,
            kernels);
    Initialisation.of(network.parameters(), root.split("weights"));
  }

  SearchData data() {
    return data;
  }

  Space space() {
    return space;
  }

  Schedules schedules() {
    return schedules;
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  Network network() {
    return network;
  }

  /** Images of a full batch. */
  int batchSize() {
    return Math.min(options.batchSize(), data.weightImages());
  }

  /** The run's generator of that name. */
  RandomStream stream(String name) {
    return root.split(name);
  }

  /** Normal draws for alpha, [edges][operations], one kind of cell after the other. */
  List<double[][]> initialAlphas(double scale) {
    RandomStream stream = stream("alpha");
    List<double[][]> alphas = new ArrayList<>();
    for (CellTopology topology : space.cells()) {
      double[][] alpha = new double[topology.edges().size()][space.operations().size()];
      for (double[] row : alpha) {
        for (int k = 0; k < row.length; k++) {
          row[k] = scale * stream.nextGaussian();
        }
      }
      alphas.add(alpha);
    }
    return alphas;
  }

  String identity() {
    SpaceConfig size = config.space();
    return String.format(
        "%s %s C=%d N=%d affine=%b statistics=%b classes=%d image=%dx%dx%d seed=%d data=%s",
        options.algorithm(),
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

  RunStarted started(RunColumns columns) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("weightImages", (long) data.weightImages());
    counts.put("archImages", (long) data.archImages());
    counts.put("heldOutImages", (long) data.heldOutImages());
    counts.put(RunStarted.PARAMETERS, network.parameters().count());
    return new RunStarted(
        space.name(), Optional.empty(), schedules.total(), stepsPerEpoch, counts, columns);
  }

  double learningRate(int epoch, int step) {
    return options.learningRate(schedules, epoch, (double) step / stepsPerEpoch);
  }

  /** The shape of a full batch. */
  BatchShape shape() {
    return new BatchShape(batchSize(), data.height(), data.width(), data.channels());
  }

  /**
   * Checks alpha before a step.
   *
   * @throws cellscope.engine.loop.RunFailure a value is not finite
   */
  void requireFinite(List<Alpha> alphas, int epoch, int step) {
    for (int kind = 0; kind < alphas.size(); kind++) {
      Finite.require(alphas.get(kind), space.cells().get(kind), epoch, step);
    }
  }

  /** What was drawn for one cell, as it is told. */
  CellDraw cellDraw(int kind, int[] drawn) {
    return new CellDraw(space.cells().get(kind).kind(), IntStream.of(drawn).boxed().toList());
  }

  /** What was drawn for each kind of cell, as it is told. */
  List<CellDraw> cellDraws(List<int[]> drawn) {
    return IntStream.range(0, drawn.size())
        .mapToObj(kind -> cellDraw(kind, drawn.get(kind)))
        .toList();
  }

  /** The derived genotype on the held-out images, or nothing where the epoch is not evaluated. */
  HeldOutEvaluation.Result evaluate(Genotype derived, boolean evaluates) {
    if (!evaluates) {
      return HeldOutEvaluation.Result.NONE;
    }
    if (evaluation == null) {
      evaluation = new DerivedEvaluation(space, network, data);
    }
    return evaluation.evaluate(derived);
  }

  /** A mix on the held-out images, or nothing where the epoch is not evaluated. */
  HeldOutEvaluation.Result evaluate(EdgeMix mix, boolean evaluates) {
    if (!evaluates) {
      return HeldOutEvaluation.Result.NONE;
    }
    if (mixedEvaluation == null) {
      mixedEvaluation = new MixedEvaluation(network, data);
    }
    return mixedEvaluation.evaluate(mix);
  }
}
