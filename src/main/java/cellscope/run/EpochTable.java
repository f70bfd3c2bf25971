package cellscope.run;

import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.run.CellState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The epochs of a run as far as they are read; never changes. Rows are in the order of the log, so
 * row r is epoch r unless a line is damaged.
 */
public final class EpochTable {
  static final EpochTable EMPTY =
      new EpochTable(Series.EMPTY, Map.of(), new Details(Map.of(), Map.of()));

  /** What other logs tell of an epoch, by its number. */
  record Details(Map<Integer, List<CellState>> cells, Map<Integer, Genotype> genotypes) {}

  private final Series epochs;
  private final Map<Metric, Series> metrics;
  private final Details details;

  EpochTable(Series epochs, Map<Metric, Series> metrics, Details details) {
    this.epochs = epochs;
    this.metrics = metrics;
    this.details = details;
  }

  /** How many epochs are done. */
  public int size() {
    return epochs.size();
  }

  /** Number of the epoch in a row, from 0. */
  public int epoch(int row) {
    return (int) epochs.get(row);
  }

  /** Row of an epoch, or -1. */
  public int row(int epoch) {
    int guess = Math.min(epoch, size() - 1);
    for (int row = guess; row >= 0; row--) {
      if (epoch(row) <= epoch) {
        return epoch(row) == epoch ? row : -1;
      }
    }
    return -1;
  }

  /** The numbers of every row, x to {@link #get}. */
  public Series epochs() {
    return epochs;
  }

  /** What was measured, in the order of the log. */
  public List<Metric> metrics() {
    return List.copyOf(metrics.keySet());
  }

  /** A metric, row by row; NaN where an epoch has none, empty where the run has none. */
  public Series get(Metric metric) {
    return metrics.getOrDefault(metric, Series.EMPTY);
  }

  /** A metric in a row; NaN where the run has none. */
  public double get(Metric metric, int row) {
    Series values = get(metric);
    return values.size() == 0 ? Double.NaN : values.get(row);
  }

  /**
   * How each kind of cell stood at the end of an epoch, for each kind of cell; empty where the
   * log's line is damaged.
   */
  public List<CellState> cells(int row) {
    return details.cells().getOrDefault(epoch(row), List.of());
  }

  /** The derived genotype; empty where the log's line is damaged. */
  public Optional<Genotype> genotype(int row) {
    return Optional.ofNullable(details.genotypes().get(epoch(row)));
  }
}
