package cellscope.run;

import cellscope.model.metric.Metric;
import cellscope.model.run.CellDraw;
import cellscope.model.run.Draw;
import java.util.List;
import java.util.Map;

/** The logged steps of a run as far as they are read; never changes. */
public final class StepTable {
  static final StepTable EMPTY =
      new StepTable(Series.EMPTY, Series.EMPTY, List.of(), Map.of(), List.of());

  private final Series epochs;
  private final Series steps;
  private final List<Metric> metrics;
  private final Map<Metric, Series> values;
  private final List<Draw> lastDraws;

  StepTable(
      Series epochs,
      Series steps,
      List<Metric> metrics,
      Map<Metric, Series> values,
      List<Draw> lastDraws) {
    this.epochs = epochs;
    this.steps = steps;
    this.metrics = metrics;
    this.values = values;
    this.lastDraws = List.copyOf(lastDraws);
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

  /** What the log's header names, in order; empty before it is read. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** A metric, row by row; empty where the run has none or the reader was told to leave it out. */
  public Series get(Metric metric) {
    return values.getOrDefault(metric, Series.EMPTY);
  }

  /** The draws of the last row; a draw of no cells where it is damaged. */
  public List<Draw> lastDraws() {
    return lastDraws;
  }

  /** The last row's draw of that name; empty before the first. */
  public List<CellDraw> lastDraw(String name) {
    return lastDraws.stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .map(Draw::cells)
        .orElse(List.of());
  }
}
