package cellscope.run;

import cellscope.config.RunKind;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Operation;
import cellscope.model.run.SearchEvent.CellState;
import cellscope.model.run.SearchEvent.EpochDone;
import cellscope.model.run.TrainEvent.TrainEpochDone;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of an epoch, in the order of metrics.csv; units as in {@link EpochDone} for a search
 * and {@link TrainEpochDone} for a training. Each kind of run has some of them.
 */
public enum EpochMetric {
  TRAIN_LOSS("trainLoss", null, TrainEpochDone::trainLoss),
  TRAIN_TOP1("trainTop1", null, TrainEpochDone::trainTop1),
  TRAIN_TOP5("trainTop5", null, TrainEpochDone::trainTop5),
  /** NaN in an epoch without evaluation. */
  TEST_LOSS("testLoss", null, TrainEpochDone::testLoss),
  /** NaN in an epoch without evaluation. */
  TEST_TOP1("testTop1", null, TrainEpochDone::testTop1),
  /** NaN in an epoch without evaluation. */
  TEST_TOP5("testTop5", null, TrainEpochDone::testTop5),
  DROP_PATH("dropPath", null, TrainEpochDone::dropPath),
  WEIGHT_LOSS("weightLoss", EpochDone::weightLoss),
  WEIGHT_ACCURACY("weightAccuracy", EpochDone::weightAccuracy),
  ARCH_LOSS("archLoss", EpochDone::archLoss),
  ARCH_ACCURACY("archAccuracy", EpochDone::archAccuracy),
  /** NaN in an epoch without evaluation. */
  DERIVED_LOSS("derivedLoss", EpochDone::derivedLoss),
  /** NaN in an epoch without evaluation. */
  DERIVED_ACCURACY("derivedAccuracy", EpochDone::derivedAccuracy),
  TEMPERATURE("temperature", EpochDone::temperature),
  LEARNING_RATE("learningRate", EpochDone::learningRate, TrainEpochDone::learningRate),
  WEIGHT_GRADIENT_NORM(
      "weightGradientNorm", EpochDone::weightGradientNorm, TrainEpochDone::gradientNorm),
  ALPHA_GRADIENT_NORM("alphaGradientNorm", EpochDone::alphaGradientNorm),
  ALPHA_DECAY_RATIO("alphaDecayRatio", EpochDone::alphaDecayRatio),
  /** Mean over the edges of all kinds of cell of the entropy of alpha's softmax, nats. */
  ENTROPY("entropy", EpochMetric::entropy),
  /** Edges of the derived genotype that are skip connections. */
  SKIP_COUNT("skipCount", EpochMetric::skipCount);

  private final String column;
  private final ToDoubleFunction<EpochDone> ofSearchOrNull;
  private final ToDoubleFunction<TrainEpochDone> ofTrainingOrNull;

  EpochMetric(String column, ToDoubleFunction<EpochDone> ofSearch) {
    this(column, ofSearch, null);
  }

  EpochMetric(
      String column,
      ToDoubleFunction<EpochDone> ofSearchOrNull,
      ToDoubleFunction<TrainEpochDone> ofTrainingOrNull) {
    this.column = column;
    this.ofSearchOrNull = ofSearchOrNull;
    this.ofTrainingOrNull = ofTrainingOrNull;
  }

  /** The metrics of one kind of run, in order. */
  public static List<EpochMetric> of(RunKind kind) {
    return Arrays.stream(values())
        .filter(m -> (kind == RunKind.SEARCH ? m.ofSearchOrNull : m.ofTrainingOrNull) != null)
        .toList();
  }

  /** The metric's value in an epoch of a search. */
  public double of(EpochDone epoch) {
    return ofSearchOrNull.applyAsDouble(epoch);
  }

  /** The metric's value in an epoch of a training. */
  public double of(TrainEpochDone epoch) {
    return ofTrainingOrNull.applyAsDouble(epoch);
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
