package cellscope.run;

import cellscope.config.RunKind;
import cellscope.model.run.SearchEvent.StepDone;
import cellscope.model.run.TrainEvent.TrainStepDone;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of a step, in the order of steps.csv; units as in {@link StepDone} for a search and
 * {@link TrainStepDone} for a training. Each kind of run has some of them.
 */
public enum StepMetric {
  TRAIN_LOSS("trainLoss", null, TrainStepDone::loss),
  TRAIN_TOP1("trainTop1", null, TrainStepDone::top1),
  TRAIN_TOP5("trainTop5", null, TrainStepDone::top5),
  DROP_PATH("dropPath", null, TrainStepDone::dropPath),
  WEIGHT_LOSS("weightLoss", StepDone::weightLoss),
  WEIGHT_ACCURACY("weightAccuracy", StepDone::weightAccuracy),
  ARCH_LOSS("archLoss", StepDone::archLoss),
  ARCH_ACCURACY("archAccuracy", StepDone::archAccuracy),
  TEMPERATURE("temperature", StepDone::temperature),
  LEARNING_RATE("learningRate", StepDone::learningRate, TrainStepDone::learningRate),
  WEIGHT_GRADIENT_NORM(
      "weightGradientNorm", StepDone::weightGradientNorm, TrainStepDone::gradientNorm),
  ALPHA_GRADIENT_NORM("alphaGradientNorm", StepDone::alphaGradientNorm),
  ALPHA_DECAY_RATIO("alphaDecayRatio", StepDone::alphaDecayRatio);

  private final String column;
  private final ToDoubleFunction<StepDone> ofSearchOrNull;
  private final ToDoubleFunction<TrainStepDone> ofTrainingOrNull;

  StepMetric(String column, ToDoubleFunction<StepDone> ofSearch) {
    this(column, ofSearch, null);
  }

  StepMetric(
      String column,
      ToDoubleFunction<StepDone> ofSearchOrNull,
      ToDoubleFunction<TrainStepDone> ofTrainingOrNull) {
    this.column = column;
    this.ofSearchOrNull = ofSearchOrNull;
    this.ofTrainingOrNull = ofTrainingOrNull;
  }

  /** The metrics of one kind of run, in order. */
  public static List<StepMetric> of(RunKind kind) {
    return Arrays.stream(values())
        .filter(m -> (kind == RunKind.SEARCH ? m.ofSearchOrNull : m.ofTrainingOrNull) != null)
        .toList();
  }

  /** The metric's value in a step of a search. */
  public double of(StepDone step) {
    return ofSearchOrNull.applyAsDouble(step);
  }

  /** The metric's value in a step of a training. */
  public double of(TrainStepDone step) {
    return ofTrainingOrNull.applyAsDouble(step);
  }

  /** The column's name. */
  @Override
  public String toString() {
    return column;
  }
}
