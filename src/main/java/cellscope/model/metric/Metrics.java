package cellscope.model.metric;

import static cellscope.model.metric.Metric.SHARE;
import static cellscope.model.metric.MetricGroup.ACCURACY;
import static cellscope.model.metric.MetricGroup.COST;
import static cellscope.model.metric.MetricGroup.GRADIENT;
import static cellscope.model.metric.MetricGroup.LOSS;
import static cellscope.model.metric.MetricGroup.RATE;
import static cellscope.model.metric.MetricGroup.STRUCTURE;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every metric that this build measures. */
public final class Metrics {
  private static final String NATS = "nats";

  /** Of a step its batch, of an epoch the mean over its images; the same holds for all halves. */
  public static final Metric WEIGHT_LOSS =
      new Metric(
          "weightLoss",
          NATS,
          LOSS,
          "weights",
          "weight loss",
          0,
          false,
          "Cross entropy of the weight batches");

  public static final Metric WEIGHT_ACCURACY =
      new Metric(
          "weightAccuracy",
          SHARE,
          ACCURACY,
          "weights",
          "weight accuracy",
          0,
          false,
          "Top-1 of the weight batches");

  public static final Metric ARCH_LOSS =
      new Metric(
          "archLoss",
          NATS,
          LOSS,
          "architecture",
          "arch loss",
          1,
          false,
          "Cross entropy of the architecture batches");

  public static final Metric ARCH_ACCURACY =
      new Metric(
          "archAccuracy",
          SHARE,
          ACCURACY,
          "architecture",
          "arch accuracy",
          1,
          false,
          "Top-1 of the architecture batches under what was sampled or mixed");

  /** NaN in an epoch without evaluation, as all that is measured on held-out images. */
  public static final Metric DERIVED_LOSS =
      new Metric(
          "derivedLoss",
          NATS,
          LOSS,
          "derived",
          "derived loss",
          2,
          true,
          "Cross entropy of the derived cell with shared weights on held-out images");

  public static final Metric DERIVED_ACCURACY =
      new Metric(
          "derivedAccuracy",
          SHARE,
          ACCURACY,
          "derived",
          "derived accuracy",
          2,
          true,
          "Top-1 of the derived cell with shared weights on held-out images");

  public static final Metric TEMPERATURE =
      new Metric(
          "temperature",
          "",
          RATE,
          "temperature",
          "temperature τ",
          1,
          false,
          "Temperature of the Gumbel softmax");

  /** Of an epoch that of its last step. */
  public static final Metric LEARNING_RATE =
      new Metric(
          "learningRate",
          "",
          RATE,
          "learning rate",
          "learning rate",
          0,
          false,
          "Learning rate of the weights");

  /** Of an epoch the mean over its steps. */
  public static final Metric WEIGHT_GRADIENT_NORM =
      new Metric(
          "weightGradientNorm",
          "",
          GRADIENT,
          "weight gradient",
          "‖weight gradient‖",
          0,
          false,
          "L2 norm of the weights' gradient before clipping");

  public static final Metric ALPHA_GRADIENT_NORM =
      new Metric(
          "alphaGradientNorm",
          "",
          GRADIENT,
          "alpha gradient",
          "‖α gradient‖",
          1,
          false,
          "L2 norm of the loss's gradient by alpha, without decay");

  /** Infinite where the gradient is 0. */
  public static final Metric ALPHA_DECAY_RATIO =
      new Metric(
          "alphaDecayRatio",
          "",
          GRADIENT,
          "decay over gradient",
          "‖decay·α‖ / ‖α gradient‖",
          2,
          false,
          "Norm of decay times alpha over the norm of alpha's gradient");

  public static final Metric ENTROPY =
      new Metric(
          "entropy",
          NATS,
          STRUCTURE,
          "entropy",
          "mean entropy of all cells",
          0,
          false,
          "Mean over all edges of the entropy of alpha's softmax");

  public static final Metric SKIP_COUNT =
      new Metric(
          "skipCount",
          "edges",
          STRUCTURE,
          "skips",
          "skips of the derived cell",
          1,
          false,
          "Skip connections of the derived cell");

  /** The minimised loss, with smoothed labels and the auxiliary head's weighted loss. */
  public static final Metric TRAIN_LOSS =
      new Metric(
          "trainLoss",
          NATS,
          LOSS,
          "training",
          "training loss",
          0,
          false,
          "Minimised loss on the training images");

  public static final Metric TRAIN_TOP1 =
      new Metric(
          "trainTop1",
          SHARE,
          ACCURACY,
          "training top-1",
          "training top-1",
          0,
          false,
          "Top-1 on the training images");

  public static final Metric TRAIN_TOP5 =
      new Metric(
          "trainTop5",
          SHARE,
          ACCURACY,
          "training top-5",
          "training top-5",
          3,
          false,
          "Training images whose label is among the five largest logits");

  public static final Metric TEST_LOSS =
      new Metric(
          "testLoss",
          NATS,
          LOSS,
          "test",
          "test loss",
          2,
          true,
          "Cross entropy on the held-out images");

  public static final Metric TEST_TOP1 =
      new Metric(
          "testTop1",
          SHARE,
          ACCURACY,
          "test top-1",
          "test top-1",
          2,
          true,
          "Top-1 on the held-out images");

  public static final Metric TEST_TOP5 =
      new Metric(
          "testTop5",
          SHARE,
          ACCURACY,
          "test top-5",
          "test top-5",
          1,
          true,
          "Held-out images whose label is among the five largest logits");

  public static final Metric DROP_PATH =
      new Metric(
          "dropPath", "", RATE, "drop path", "drop path", 1, false, "Chance of dropping a path");

  /** On one batch of the selection set; what is compared differs between epochs. */
  public static final Metric CANDIDATE_ACCURACY =
      new Metric(
          "candidateAccuracy",
          SHARE,
          ACCURACY,
          "chosen candidate",
          "accuracy of the chosen candidate",
          3,
          false,
          "Top-1 of the chosen candidate on its batch of the selection set");

  /** The gap to the derived cell's is what reading a cell off a mixed network costs. */
  public static final Metric MIXED_ACCURACY =
      new Metric(
          "mixedAccuracy",
          SHARE,
          ACCURACY,
          "mixed network",
          "accuracy of the mixed network",
          3,
          true,
          "Top-1 of the network that mixes all operations by alpha, on held-out images");

  public static final Metric MIXED_LOSS =
      new Metric(
          "mixedLoss",
          NATS,
          LOSS,
          "mixed network",
          "loss of the mixed network",
          3,
          true,
          "Cross entropy of the network that mixes all operations by alpha, on held-out images");

  /** Mean over the epoch's samples. */
  public static final Metric CONTROLLER_ACCURACY =
      new Metric(
          "controllerAccuracy",
          SHARE,
          ACCURACY,
          "controller's samples",
          "accuracy of the controller's samples",
          4,
          false,
          "Mean top-1 of the controller's samples on the selection set");

  public static final Metric CONTROLLER_BASELINE =
      new Metric(
          "controllerBaseline",
          "",
          STRUCTURE,
          "baseline",
          "controller's baseline",
          0,
          false,
          "Mean of what the controller's rewards are compared with");

  /** Of the trial's cell, after as many epochs as the trial asked for. */
  public static final Metric TRIAL_ACCURACY =
      new Metric(
          "trialAccuracy",
          SHARE,
          ACCURACY,
          "trial",
          "trial accuracy",
          1,
          false,
          "Validation accuracy that the scorer tells of the trial's cell");

  /** Of the cell that would be the answer if the search ended here. */
  public static final Metric BEST_ACCURACY =
      new Metric(
          "bestAccuracy",
          SHARE,
          ACCURACY,
          "best so far",
          "best accuracy so far",
          2,
          false,
          "Highest validation accuracy of all trials so far");

  public static final Metric TRIAL_EPOCHS =
      new Metric(
          "trialEpochs",
          "epochs",
          COST,
          "trial's epochs",
          "epochs of the trial",
          3,
          false,
          "Epochs of training after which the trial asked for an accuracy");

  public static final Metric QUESTIONS =
      new Metric(
          "questions",
          "questions",
          COST,
          "questions",
          "questions so far",
          0,
          false,
          "Questions charged so far, a shorter training as its share of one in full");

  /** As the scorer tells them, not the time that the search took. */
  public static final Metric TRAINING_SECONDS =
      new Metric(
          "trainingSeconds",
          "s",
          COST,
          "training seconds",
          "seconds of training so far",
          1,
          false,
          "Seconds of training that all trials so far are charged for");

  private static final Map<String, Metric> BY_ID =
      Stream.of(
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
              SKIP_COUNT,
              TRAIN_LOSS,
              TRAIN_TOP1,
              TRAIN_TOP5,
              TEST_LOSS,
              TEST_TOP1,
              TEST_TOP5,
              DROP_PATH,
              CANDIDATE_ACCURACY,
              MIXED_LOSS,
              MIXED_ACCURACY,
              CONTROLLER_ACCURACY,
              CONTROLLER_BASELINE,
              TRIAL_ACCURACY,
              BEST_ACCURACY,
              TRIAL_EPOCHS,
              QUESTIONS,
              TRAINING_SECONDS)
          .collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

  private Metrics() {}

  /** The metric with this id, or one that stands for an unknown column. */
  public static Metric byId(String id) {
    Metric known = BY_ID.get(id);
    return known == null ? Metric.unknown(id) : known;
  }

  /** All of them, by id. */
  public static List<Metric> all() {
    return BY_ID.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }
}
