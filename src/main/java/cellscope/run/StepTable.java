package cellscope.run;

import cellscope.model.run.SearchEvent.CellDraw;
import java.util.List;
import java.util.Map;

/** The logged steps of a run as far as they are read; never changes. */
public final class StepTable {
  static final StepTable EMPTY =
      new StepTable(Series.EMPTY, Series.EMPTY, Map.of(), List.of(), List.of());

  private final Series epochs;
  private final Series steps;
  private final Map<StepMetric, Series> metrics;
  private final List<CellDraw> weightDraw;
  private final List<CellDraw> archDraw;

  StepTable(
      Series epochs,
      Series steps,
      Map<StepMetric, Series> metrics,
      List<CellDraw> weightDraw,
      List<CellDraw> archDraw) {
    this.epochs = epochs;
    this.steps = steps;
    this.metrics = metrics;
    this.weightDraw = weightDraw;
    this.archDraw = archDraw;
  }

  /** How many steps are logged. */
  public int size() {
    return epochs.size();
  }

  /** Epoch of each row, from 0. */
  public Series epochs() {
    return epochs;
  }

  /** Step within its epoch of each row, from 0. */
  public Series steps() {
    return steps;
  }

  /** A metric, row by row; empty where the reader was told to leave it out. */
  public Series get(StepMetric metric) {
    return metrics.getOrDefault(metric, Series.EMPTY);
  }

  /** Draw of the last row's weight step; empty before the first. */
  public List<CellDraw> lastWeightDraw() {
    return weightDraw;
  }

  /** Draw of the last row's architecture step; empty before the first. */
  public List<CellDraw> lastArchDraw() {
    return archDraw;
  }
}
