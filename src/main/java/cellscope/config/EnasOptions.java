package cellscope.config;

import cellscope.model.Schedules;
import java.util.List;

/**
 * ENAS: the weights are trained on the paths that an LSTM controller draws; the controller learns
 * from their accuracy after each epoch.
 *
 * @param loop how long, and in which batches
 * @param paths single paths and the choice among them
 * @param enas further rules
 * @param weights SGD on the supernet's weights
 * @param controller Adam on the controller, and what it is rewarded for
 */
@Defaults("weights.gradientClip=0")
@Defaults(
    when = "search.driver=script",
    value = {
      "search.epochs=250",
      "search.batchSize=128",
      "search.selectionBatch=128",
      "search.epochCandidates=10",
      "search.cosineEpochs=10",
      "weights.learningRate=0.05",
      "weights.minLearningRate=0.0005",
      "weights.weightDecay=0.00025",
      "weights.gradientClip=5",
      "controller.beta1=0"
    })
public record EnasOptions(
    @Section(name = "search", help = "The search's loop and rules") LoopConfig loop,
    @Section(name = "search") PathConfig paths,
    @Section(name = "search") EnasConfig enas,
    @Section(help = "SGD on the weights") WeightConfig weights,
    @Section(help = "Adam on the controller, and what it learns from") ControllerConfig controller)
    implements LoopOptions {

  /** With {@code search.cosineEpochs} the rate swings: it does not restart, as in the original. */
  @Override
  public double learningRate(Schedules schedules, int epoch, double fraction) {
    int period = enas.cosineEpochs();
    if (period == 0 || epoch < loop.warmupEpochs()) {
      return weights.learningRate(schedules, epoch, fraction);
    }
    double lowest = weights.minLearningRate();
    double phase = Math.PI * (epoch - loop.warmupEpochs()) / period;
    return lowest + (weights.learningRate() - lowest) * (1 + Math.cos(phase)) / 2;
  }

  /** The controller's samples among them. */
  @Override
  public long choiceImages(int archImages) {
    long samples = (long) controller.steps() * controller.samples();
    return paths.images(enas.epochCandidates() + samples, archImages);
  }

  @Override
  public List<String> briefly() {
    return List.of(
        "search.candidates=1",
        "search.epochCandidates=1",
        "controller.steps=1",
        "controller.samples=1");
  }

  /** Rules of ENAS alone. */
  public record EnasConfig(
      @Setting(
              help = "Architectures among which one is chosen after each epoch but the last",
              value = "100",
              min = 1,
              max = 15625)
          int epochCandidates,
      @Setting(
              help =
                  "Epochs in which the learning rate falls once; it rises again in as many, and so"
                      + " on. 0 falls once in the whole search",
              value = "0",
              unit = "epochs",
              min = 0,
              max = 100000)
          int cosineEpochs) {
    public EnasConfig {
      RecordFields.require(EnasConfig.class, "search", epochCandidates, cosineEpochs);
    }
  }

  /** The controller's learning, after each epoch. */
  public record ControllerConfig(
      @Setting(help = "Learning rate", main = true, value = "0.001", min = 0, max = 100)
          double learningRate,
      @Setting(help = "Decay of the first moment", value = "0.5", min = 0, max = 1) double beta1,
      @Setting(help = "Decay of the second moment", value = "0.999", min = 0, max = 1) double beta2,
      @Setting(help = "Added to the root of the second moment", value = "0.001", min = 0)
          double epsilon,
      @Setting(help = "Weight decay", value = "0", min = 0) double weightDecay,
      @Setting(help = "Largest gradient norm; 0 for no clipping", value = "5", min = 0)
          double gradientClip,
      @Setting(
              help = "Steps after each epoch",
              main = true,
              value = "50",
              unit = "steps",
              min = 1,
              max = 100000)
          int steps,
      @Setting(
              help = "Architectures drawn for a step, each measured on one batch",
              main = true,
              value = "20",
              min = 1,
              max = 100000)
          int samples,
      @Setting(help = "Weight of the entropy in the reward", value = "0.0001", min = 0, max = 100)
          double entropyWeight,
      @Setting(
              help =
                  "What a reward is compared with: per-sample is a running mean over the samples;"
                      + " upstream's moves once an epoch, so that accuracy hardly teaches anything",
              main = true,
              value = "per-sample",
              oneOf = {"per-sample", "upstream"})
          String baseline,
      @Setting(
              help = "Share of the baseline that is kept when a reward comes in",
              value = "0.99",
              min = 0,
              max = 1)
          double baselineDecay) {
    public ControllerConfig {
      RecordFields.require(
          ControllerConfig.class,
          "controller",
          learningRate,
          beta1,
          beta2,
          epsilon,
          weightDecay,
          gradientClip,
          steps,
          samples,
          entropyWeight,
          baseline,
          baselineDecay);
    }
  }
}
