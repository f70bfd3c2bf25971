package cellscope.analysis.truth;

import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableTruth;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What can be told of a cell's worth in one number. */
public enum Quantity {
  /** Percent. */
  ACCURACY(Worth::accuracy),
  /** Percentage points. */
  REGRET(Worth::regret),
  RANK(Worth::rank);

  private final ToDoubleFunction<Worth> value;

  Quantity(ToDoubleFunction<Worth> value) {
    this.value = value;
  }

  /** The number of a cell. */
  public double of(Worth worth) {
    return value.applyAsDouble(worth);
  }

  /** A value that cells are held against. */
  public record Reference(Kind kind, double value) {}

  /** What a reference is. */
  public enum Kind {
    BEST,
    LARGEST,
    MEAN
  }

  /**
   * What cells are held against on a data set: best, largest cell and, but for the rank, the mean
   * of all cells. A regret has no line for the best, which is 0.
   */
  public List<Reference> references(BenchmarkTable table, BenchmarkDataSet dataSet) {
    TableTruth truth = table.truth(dataSet);
    double best = truth.bestAccuracy();
    int cell = TableTruth.largest();
    Reference largest =
        new Reference(
            Kind.LARGEST,
            switch (this) {
              case ACCURACY -> truth.accuracy(cell);
              case REGRET -> truth.regret(cell);
              case RANK -> truth.rank(cell);
            });
    return switch (this) {
      case ACCURACY ->
          List.of(
              new Reference(Kind.BEST, best),
              largest,
              new Reference(Kind.MEAN, truth.meanAccuracy()));
      case REGRET -> List.of(largest, new Reference(Kind.MEAN, best - truth.meanAccuracy()));
      case RANK -> List.of(largest);
    };
  }
}
