package cellscope.run;

import cellscope.model.CellGenotype;
import cellscope.model.Operation;
import cellscope.model.SearchEvent.CellState;
import cellscope.model.SearchEvent.EpochDone;
import java.util.function.ToDoubleFunction;

/** The numbers of an epoch, in the order of metrics.csv; units as in {@link EpochDone}. */
public enum EpochMetric {
  WEIGHT_LOSS("weightLoss", EpochDone::weightLoss),
  WEIGHT_ACCURACY("weightAccuracy", EpochDone::weightAccuracy),
  ARCH_LOSS("archLoss", EpochDone::archLoss),
  ARCH_ACCURACY("archAccuracy", EpochDone::archAccuracy),
  /** NaN in an epoch without evaluation. */
  DERIVED_LOSS("derivedLoss", EpochDone::derivedLoss),
  /** NaN in an epoch without evaluation. */
  DERIVED_ACCURACY("derivedAccuracy", EpochDone::derivedAccuracy),
  TEMPERATURE("temperature", EpochDone::temperature),
  LEARNING_RATE("learningRate", EpochDone::learningRate),
  WEIGHT_GRADIENT_NORM("weightGradientNorm", EpochDone::weightGradientNorm),
  ALPHA_GRADIENT_NORM("alphaGradientNorm", EpochDone::alphaGradientNorm),
  ALPHA_DECAY_RATIO("alphaDecayRatio", EpochDone::alphaDecayRatio),
  /** Mean over the edges of all kinds of cell of the entropy of alpha's softmax, nats. */
  ENTROPY("entropy", EpochMetric::entropy),
  /** Edges of the derived genotype that are skip connections. */
  SKIP_COUNT("skipCount", EpochMetric::skipCount);

  private final String column;
  private final ToDoubleFunction<EpochDone> value;

  EpochMetric(String column, ToDoubleFunction<EpochDone> value) {
    this.column = column;
    this.value = value;
  }

  /** The metric's value in an epoch. */
  public double of(EpochDone epoch) {
    return value.applyAsDouble(epoch);
  }

  /** The column's name. */
  @Override
  public String toString() {
    return column;
  }

  private static double entropy(EpochDone epoch) {
    double sum = 0;
    int edges = 0;
    for (CellState cell : epoch.cells()) {
      for (int e = 0; e < cell.alpha().edges(); e++) {
        sum += cell.alpha().entropy(e);
        edges++;
      }
    }
    return sum / edges;
  }

  private static double skipCount(EpochDone epoch) {
    double count = 0;
    for (CellGenotype cell : epoch.derived().cells()) {
      count += cell.choices().stream().filter(c -> c.operation() == Operation.SKIP_CONNECT).count();
    }
    return count;
  }
}
