package cellscope.engine.algorithm.trial;

import cellscope.config.ConfigSchema;
import cellscope.config.Overrides;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.config.TrialOptions;
import cellscope.config.TrialTraining;
import cellscope.config.WeightConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.EpochLoop;
import cellscope.engine.loop.RunFailure;
import cellscope.engine.loop.StepGivenUp;
import cellscope.engine.train.GenotypeTraining;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metrics;
import cellscope.model.run.Outcome;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
import cellscope.model.run.StepGate;
import cellscope.model.space.Paths;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Trains each cell alone for as many epochs as are asked, from weights that the seed and the
 * trial's number decide, and tells its accuracy on the held-out images after the last.
 */
public final class TrainScorer implements TimedScorer {
  private static final double PERCENT = 100;

  private final SearchConfig config;
  private final TrialOptions options;
  private final Space space;
  private final SearchData data;
  private final Supplier<Kernels> kernels;
  private final RandomStream seeds;
  private StepGate gate = StepGate.ALWAYS;

  /**
   * @param data all training images as one half, and the held-out images
   * @param kernels opens new ones for a training, which gives their memory back at its end
   */
  public TrainScorer(SearchConfig config, SearchData data, Supplier<Kernels> kernels) {
    this.config = config;
    this.data = data;
    this.kernels = kernels;
    options = config.options(TrialOptions.class);
    space = Spaces.byName(config.space().name()).orElseThrow();
    seeds = RandomStream.ofSeed(config.seed()).split("trial training");
  }

  /** The training of a cell. */
  public static TrainConfig training(
      SearchConfig config, Genotype genotype, int epochs, long seed) {
    TrialTraining rules = config.options(TrialOptions.class).training();
    TrainConfig made =
        new TrainConfig(
            "",
            seed,
            Spaces.text(genotype),
            new TrainConfig.NetworkConfig(
                config.space().channels(), config.space().cells(), "cifar", 0, 0),
            config.data(),
            new TrainConfig.ScheduleConfig(
                epochs, rules.warmupEpochs(), rules.batchSize(), 0, rules.stepsPerEpoch()),
            new WeightConfig(
                rules.learningRate(),
                rules.minLearningRate(),
                "full",
                rules.momentum(),
                rules.nesterov(),
                rules.weightDecay(),
                0),
            config.execution());
    int all = made.epochs();
    return Overrides.apply(
        ConfigSchema.TRAIN,
        made,
        List.of("execution.evaluateEvery=" + all, "execution.checkpointEvery=" + all));
  }

  @Override
  public Answer score(Question question) {
    return score(question, 0);
  }

  @Override
  public Answer score(Question question, int trial) {
    long began = System.nanoTime();
    Genotype genotype = Paths.genotype(space, TrialSpace.byKind(space, question.architecture()));
    long seed = seeds.split(trial).nextLong();
    double accuracy = accuracy(training(config, genotype, question.epochs(), seed), trial);
    collect();
    double seconds = tellsSeconds() ? (System.nanoTime() - began) / 1e9 : Double.NaN;
    return new Answer(PERCENT * accuracy, question.epochs(), seconds);
  }

  /**
   * Closed kernels leave to the collector what it does not see the size of: without this, 85 MB a
   * trial of the smallest networks, measured. It takes some tens of milliseconds.
   */
  private static void collect() {
    System.gc();
  }

  private double accuracy(TrainConfig training, int trial) {
    Last last = new Last();
    try (Kernels own = kernels.get()) {
      GenotypeTraining made = new GenotypeTraining(training, data, own);
      Outcome outcome = EpochLoop.run(made, training.execution(), null, last, this::ask);
      if (outcome == Outcome.STOPPED) {
        throw new StepGivenUp();
      }
      return last.accuracy;
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a cell was trained", e);
    } catch (RunFailure e) {
      throw new RunFailure(
          "the training of trial "
              + (trial + 1)
              + " failed: "
              + e.getMessage()
              + " (section trial)");
    }
  }

  private StepGate.Verdict ask() {
    return gate.givesUpStep() ? StepGate.Verdict.STOP : StepGate.Verdict.CONTINUE;
  }

  /** Hears how the last epoch ended and keeps nothing. */
  private static final class Last implements RunListener {
    private double accuracy = Double.NaN;

    @Override
    public void onEvent(RunEvent event) {
      if (event instanceof RunEvent.EpochDone done) {
        accuracy = done.get(Metrics.TEST_TOP1);
      }
    }

    @Override
    public void onCheckpoint(Position position, StateWriter state) {}
  }

  @Override
  public int fullEpochs() {
    return options.longestTraining();
  }

  /** Where they end the search; else no state would be twice the same. */
  @Override
  public boolean tellsSeconds() {
    return options.trials().countsTime();
  }

  @Override
  public String identity() {
    return String.format(
        "C=%d N=%d epochs=%d %s data=%s",
        config.space().channels(),
        config.space().cells(),
        options.longestTraining(),
        options.training(),
        data.fingerprint());
  }

  @Override
  public void heed(StepGate told) {
    gate = told;
  }
}
