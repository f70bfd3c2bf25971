package cellscope.run;

import cellscope.model.SearchEvent.StepDone;
import java.util.function.ToDoubleFunction;

/** The numbers of a step, in the order of steps.csv; units as in {@link StepDone}. */
public enum StepMetric {
  WEIGHT_LOSS("weightLoss", StepDone::weightLoss),
  WEIGHT_ACCURACY("weightAccuracy", StepDone::weightAccuracy),
  ARCH_LOSS("archLoss", StepDone::archLoss),
  ARCH_ACCURACY("archAccuracy", StepDone::archAccuracy),
  TEMPERATURE("temperature", StepDone::temperature),
  LEARNING_RATE("learningRate", StepDone::learningRate),
  WEIGHT_GRADIENT_NORM("weightGradientNorm", StepDone::weightGradientNorm),
  ALPHA_GRADIENT_NORM("alphaGradientNorm", StepDone::alphaGradientNorm),
  ALPHA_DECAY_RATIO("alphaDecayRatio", StepDone::alphaDecayRatio);

  private final String column;
  private final ToDoubleFunction<StepDone> value;

  StepMetric(String column, ToDoubleFunction<StepDone> value) {
    this.column = column;
    this.value = value;
  }

  /** The metric's value in a step. */
  public double of(StepDone step) {
    return value.applyAsDouble(step);
  }

  /** The column's name. */
  @Override
  public String toString() {
    return column;
  }
}
