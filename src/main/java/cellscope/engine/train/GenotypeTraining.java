package cellscope.engine.train;

import static cellscope.model.metric.Metrics.DROP_PATH;
import static cellscope.model.metric.Metrics.LEARNING_RATE;
import static cellscope.model.metric.Metrics.TEST_LOSS;
import static cellscope.model.metric.Metrics.TEST_TOP1;
import static cellscope.model.metric.Metrics.TEST_TOP5;
import static cellscope.model.metric.Metrics.TRAIN_LOSS;
import static cellscope.model.metric.Metrics.TRAIN_TOP1;
import static cellscope.model.metric.Metrics.TRAIN_TOP5;
import static cellscope.model.metric.Metrics.WEIGHT_GRADIENT_NORM;

import cellscope.config.TrainConfig;
import cellscope.engine.data.Batch;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import cellscope.engine.loop.EpochEnd;
import cellscope.engine.loop.EpochSteps;
import cellscope.engine.loop.Means;
import cellscope.engine.loop.RunFailure;
import cellscope.engine.nn.Initialisation;
import cellscope.engine.nn.NetworkState;
import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.RandomStream;
import cellscope.model.Schedules;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Measurement;
import cellscope.model.metric.Metric;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunListener.Position;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.trained.ModelDescription;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The training of one genotype alone: the algorithm that draws nothing. */
public final class GenotypeTraining implements Algorithm {
  private static final RunColumns COLUMNS =
      new RunColumns(
          List.of(
              TRAIN_LOSS, TRAIN_TOP1, TRAIN_TOP5, DROP_PATH, LEARNING_RATE, WEIGHT_GRADIENT_NORM),
          List.of(),
          List.of(
              TRAIN_LOSS,
              TRAIN_TOP1,
              TRAIN_TOP5,
              TEST_LOSS,
              TEST_TOP1,
              TEST_TOP5,
              DROP_PATH,
              LEARNING_RATE,
              WEIGHT_GRADIENT_NORM),
          TEST_TOP1);

  private static final List<Metric> MEANS =
      List.of(TRAIN_LOSS, TRAIN_TOP1, TRAIN_TOP5, WEIGHT_GRADIENT_NORM);

  private final TrainConfig config;
  private final SearchData data;
  private final Genotype genotype;
  private final ModelDescription description;
  private final Schedules schedules;
  private final int stepsPerEpoch;
  private final TrainStep step;
  private final Means means = new Means(MEANS);
  private final TrainBest best = new TrainBest();
  private final RandomStream pathDraws;
  private TestEvaluation evaluation;

  /**
   * Builds the network and its memory.
   *
   * @param data as SearchDataFactory.openTraining gives them
   */
  public GenotypeTraining(TrainConfig config, SearchData data, Kernels kernels) {
    this.config = config;
    this.data = data;
    TrainConfig.ScheduleConfig loop = config.training();
    schedules = new Schedules(loop.epochs(), loop.warmupEpochs());
    int limit = loop.stepsPerEpoch();
    stepsPerEpoch = limit == 0 ? data.stepsPerEpoch() : Math.min(limit, data.stepsPerEpoch());
    genotype = GenotypeText.parse(config.genotype());
    description = describe();
    double auxiliaryWeight = config.network().auxiliaryWeight();
    TrainedNetwork made = TrainedNetwork.ofZeros(description, auxiliaryWeight, kernels);
    RandomStream draws = RandomStream.ofSeed(config.seed());
    Initialisation.of(made.network().parameters(), draws.split("weights"));
    pathDraws = draws.split("drop-path");
    step =
        new TrainStep(
            made.network(),
            made.architecture(),
            config.weights(),
            loop.labelSmoothing(),
            Math.min(loop.batchSize(), data.weightImages()),
            data.height(),
            data.width(),
            data.channels());
  }

  private ModelDescription describe() {
    TrainConfig.NetworkConfig network = config.network();
    return new ModelDescription(
        Spaces.text(genotype),
        network.channels(),
        network.cells(),
        network.stem(),
        network.auxiliaryWeight() > 0,
        data.classes(),
        data.channels(),
        data.height(),
        data.width(),
        data.mean(),
        data.deviation(),
        data.name(),
        data.classNames());
  }

  @Override
  public RunStarted started() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("trainImages", (long) data.weightImages());
    counts.put("testImages", (long) data.heldOutImages());
    counts.put(RunStarted.PARAMETERS, step.network().parameters().count());
    return new RunStarted(
        genotype.space(), Optional.of(genotype), schedules.total(), stepsPerEpoch, counts, COLUMNS);
  }

  @Override
  public String identity() {
    return description.identity() + " seed=" + config.seed() + " data=" + data.fingerprint();
  }

  @Override
  public EpochSteps begin(Position from) {
    return new TrainSteps(from.epoch(), data.searchBatches(from.epoch(), from.step()));
  }

  /** The steps of one epoch. */
  private final class TrainSteps implements EpochSteps {
    private final int epoch;
    private final SearchBatches batches;
    private Batch batch;

    TrainSteps(int epoch, SearchBatches batches) {
      this.epoch = epoch;
      this.batches = batches;
    }

    @Override
    public void fetch() throws InterruptedException {
      batch = batches.next().weight();
    }

    @Override
    public StepDone make(int s) {
      return makeStep(epoch, s, batch);
    }

    @Override
    public int images() {
      return batch.size();
    }

    @Override
    public void close() {
      batches.close();
    }
  }

  private StepDone makeStep(int epoch, int s, Batch batch) {
    double rate = learningRate(epoch, s);
    RandomStream paths = pathDraws.split(epoch).split(s);
    TrainStep.Done done = step.make(batch, rate, dropPath(epoch), paths);
    if (!Double.isFinite(done.loss())) {
      throw new RunFailure(
          String.format(
              "the loss is not finite in epoch %d, step %d; lower weights.learningRate",
              epoch + 1, s + 1));
    }
    means.add(TRAIN_LOSS, done.loss() * done.images(), done.images());
    means.add(TRAIN_TOP1, done.hits().top1(), done.images());
    means.add(TRAIN_TOP5, done.hits().top5(), done.images());
    means.add(WEIGHT_GRADIENT_NORM, done.gradientNorm(), 1);
    return new StepDone(
        epoch,
        s,
        Measurement.of(
            COLUMNS.steps(),
            done.loss(),
            (double) done.hits().top1() / done.images(),
            (double) done.hits().top5() / done.images(),
            dropPath(epoch),
            rate,
            done.gradientNorm()),
        List.of());
  }

  private double learningRate(int epoch, int s) {
    return config.weights().learningRate(schedules, epoch, (double) s / stepsPerEpoch);
  }

  /** Linear over all epochs, as upstream has it: 0 in the first, just below the highest last. */
  private double dropPath(int epoch) {
    return config.network().dropPath() * epoch / schedules.total();
  }

  @Override
  public EpochEnd end(int epoch, boolean evaluates) {
    TestEvaluation.Result test = evaluate(evaluates);
    Measurement measurement =
        Measurement.of(
            COLUMNS.epochs(),
            means.of(TRAIN_LOSS),
            means.of(TRAIN_TOP1),
            means.of(TRAIN_TOP5),
            test.loss(),
            test.top1(),
            test.top5(),
            dropPath(epoch),
            learningRate(epoch, stepsPerEpoch - 1),
            means.of(WEIGHT_GRADIENT_NORM));
    means.clear();
    EpochDone done = new EpochDone(epoch, measurement, Optional.empty(), List.of());
    return new EpochEnd(done, best.offer(test.top1()));
  }

  private TestEvaluation.Result evaluate(boolean evaluates) {
    if (!evaluates) {
      return TestEvaluation.Result.NONE;
    }
    if (evaluation == null) {
      evaluation = new TestEvaluation(step.network(), step.architecture(), data);
    }
    return evaluation.evaluate();
  }

  @Override
  public void write(StateOut out) throws IOException {
    means.write(out);
    best.write(out);
    ModelState.write(description, out);
    NetworkState.write(step.network().parameters(), out);
  }

  @Override
  public void read(StateIn in) {
    means.read(in);
    best.read(in);
    NetworkState.read(step.network().parameters(), in);
  }
}
