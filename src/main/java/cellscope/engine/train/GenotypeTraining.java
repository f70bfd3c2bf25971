package cellscope.engine.train;

import cellscope.config.TrainConfig;
import cellscope.engine.data.Batch;
import cellscope.engine.data.SearchBatches;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.EpochClock;
import cellscope.engine.loop.GateWatch;
import cellscope.engine.loop.SearchFailure;
import cellscope.engine.nn.Initialisation;
import cellscope.model.GenotypeText;
import cellscope.model.RandomStream;
import cellscope.model.Schedules;
import cellscope.model.run.Outcome;
import cellscope.model.run.SearchListener;
import cellscope.model.run.SearchListener.Position;
import cellscope.model.run.StepGate;
import cellscope.model.run.TrainEvent;
import cellscope.model.trained.ModelDescription;
import java.io.IOException;
import java.io.InputStream;

/** The training of one genotype alone: epochs of SGD, evaluation, checkpoints. */
public final class GenotypeTraining {
  private final TrainConfig config;
  private final SearchData data;
  private final Schedules schedules;
  private final int stepsPerEpoch;
  private final TrainStep step;
  private final TrainTotals totals = new TrainTotals();
  private final TrainBest best = new TrainBest();
  private final TrainState state;
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
    ModelDescription description = describe(config, data);
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
    String run = "seed=" + config.seed() + " data=" + data.fingerprint();
    state = new TrainState(run, description, made.network().parameters(), totals, best);
  }

  private static ModelDescription describe(TrainConfig config, SearchData data) {
    TrainConfig.NetworkConfig network = config.network();
    return new ModelDescription(
        GenotypeText.format(GenotypeText.parse(config.genotype())),
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

  /** Runs until the last epoch's end or until the gate stops it; see RunEngine. */
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

  private TrainEvent started() {
    return new TrainEvent.TrainStarted(
        GenotypeText.parse(config.genotype()),
        schedules.total(),
        stepsPerEpoch,
        data.weightImages(),
        data.heldOutImages(),
        step.network().parameters().count());
  }

  private boolean runEpoch(int epoch, int first, SearchListener listener, StepGate gate)
      throws IOException, InterruptedException {
    EpochClock clock = new EpochClock();
    try (SearchBatches batches = data.searchBatches(epoch, first)) {
      for (int s = first; s < stepsPerEpoch; s++) {
        Position here = new Position(epoch, s);
        if (!GateWatch.goesOn(here, listener, gate, clock, out -> state.write(here, out))) {
          return false;
        }
        clock.beginStep();
        Batch batch = batches.next().weight();
        clock.batchReady();
        TrainEvent done = makeStep(epoch, s, batch);
        clock.endStep(batch.size());
        listener.onEvent(done);
        listener.onEvent(clock.stepTimed(epoch, s));
      }
    }
    endEpoch(epoch, listener, clock);
    return true;
  }

  private TrainEvent makeStep(int epoch, int s, Batch batch) {
    double rate = learningRate(epoch, s);
    RandomStream paths = pathDraws.split(epoch).split(s);
    TrainStep.Done done = step.make(batch, rate, dropPath(epoch), paths);
    if (!Double.isFinite(done.loss())) {
      throw new SearchFailure(
          String.format(
              "the loss is not finite in epoch %d, step %d; lower weights.learningRate",
              epoch + 1, s + 1));
    }
    totals.add(done);
    return new TrainEvent.TrainStepDone(
        epoch,
        s,
        done.loss(),
        (double) done.hits().top1() / done.images(),
        (double) done.hits().top5() / done.images(),
        rate,
        dropPath(epoch),
        done.gradientNorm());
  }

  private double learningRate(int epoch, int s) {
    return config.weights().learningRate(schedules, epoch, (double) s / stepsPerEpoch);
  }

  /** Linear over all epochs, as upstream has it: 0 in the first, just below the highest last. */
  private double dropPath(int epoch) {
    return config.network().dropPath() * epoch / schedules.total();
  }

  private void endEpoch(int epoch, SearchListener listener, EpochClock clock) throws IOException {
    boolean last = epoch == schedules.total() - 1;
    clock.beginEvaluation();
    TestEvaluation.Result test = evaluate(epoch, last);
    clock.endEvaluation();
    listener.onEvent(
        new TrainEvent.TrainEpochDone(
            epoch,
            totals.loss(),
            totals.top1(),
            totals.top5(),
            test.loss(),
            test.top1(),
            test.top5(),
            learningRate(epoch, stepsPerEpoch - 1),
            dropPath(epoch),
            totals.gradientNorm()));
    listener.onEvent(clock.epochTimed(epoch));
    totals.clear();
    Position next = new Position(epoch + 1, 0);
    if (best.offer(test.top1())) {
      listener.onBest(next, out -> state.write(next, out));
    }
    if (last) {
      listener.onEvent(new TrainEvent.TrainFinished(schedules.total(), test.top1()));
    }
    if (last || (epoch + 1) % config.execution().checkpointEvery() == 0) {
      listener.onCheckpoint(next, out -> state.write(next, out));
    }
  }

  private TestEvaluation.Result evaluate(int epoch, boolean last) {
    int every = config.execution().evaluateEvery();
    if (every == 0 || !(last || (epoch + 1) % every == 0)) {
      return TestEvaluation.Result.NONE;
    }
    if (evaluation == null) {
      evaluation = new TestEvaluation(step.network(), step.architecture(), data);
    }
    return evaluation.evaluate();
  }
}
