package cellscope.run;

import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.run.CellState;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.RunStarted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers the epochs from events, alphas and genotypes. */
final class EpochColumns {
  /** The fields of an epoch's line that are no metrics. */
  private static final Set<String> PLACE = Set.of("v", "event", "epoch");

  private final Series.Growing epochs = new Series.Growing();
  private final Map<Metric, Series.Growing> metrics = new LinkedHashMap<>();
  // Only added to: a table given out before sees the same in its rows for ever.
  private final Map<Integer, List<CellState>> cells = new ConcurrentHashMap<>();
  private final Map<Integer, Genotype> genotypes = new ConcurrentHashMap<>();
  private RunStarted started;

  void event(JsonNode line) {
    String event = Json.text(line, "event");
    switch (event) {
      case "run-started" -> started = LineEvents.started(line);
      case "search-started" -> started = EarlierEvents.search(line);
      case "train-started" -> started = EarlierEvents.training(line);
      case "epoch-done", "train-epoch-done" -> epoch(line);
      case "run-finished", "search-finished", "train-finished" -> {} // run.json tells the end
      default -> throw new Json.Malformed("unknown event '" + event + "'");
    }
  }

  /** Takes whatever numbers the line has. */
  private void epoch(JsonNode line) {
    int epoch = Json.integer(line, "epoch");
    Map<Metric, Double> values = new LinkedHashMap<>();
    line.fieldNames()
        .forEachRemaining(
            name -> {
              if (!PLACE.contains(name)) {
                values.put(Metrics.byId(name), Json.number(line, name));
              }
            });
    values.keySet().forEach(metric -> metrics.computeIfAbsent(metric, m -> new Series.Growing()));
    epochs.add(epoch);
    for (Map.Entry<Metric, Series.Growing> column : metrics.entrySet()) {
      while (column.getValue().size() < epochs.size() - 1) {
        column.getValue().add(Double.NaN); // a column that begins late
      }
      column.getValue().add(values.getOrDefault(column.getKey(), Double.NaN));
    }
  }

  void alpha(JsonNode line) {
    CellState cell = LineEvents.cell(line);
    cells.merge(Json.integer(line, "epoch"), List.of(cell), EpochColumns::joined);
  }

  private static List<CellState> joined(List<CellState> before, List<CellState> more) {
    List<CellState> all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all);
  }

  void genotype(JsonNode line) {
    genotypes.put(Json.integer(line, "epoch"), LineEvents.genotype(line));
  }

  Optional<RunStarted> started() {
    return Optional.ofNullable(started);
  }

  /** The number that the run is judged by; empty before its start is told. */
  Optional<Metric> headline() {
    return started().map(RunStarted::columns).map(RunColumns::headline);
  }

  /** Epochs in all, as the start told; empty before it. */
  Optional<Integer> plannedEpochs() {
    return started().map(RunStarted::epochs);
  }

  /** As the start told; 0 before it. */
  int stepsPerEpoch() {
    return started().map(RunStarted::stepsPerEpoch).orElse(0);
  }

  int size() {
    return epochs.size();
  }

  EpochTable table() {
    Map<Metric, Series> views = new LinkedHashMap<>();
    metrics.forEach((metric, values) -> views.put(metric, values.view()));
    return new EpochTable(epochs.view(), views, new EpochTable.Details(cells, genotypes));
  }
}
