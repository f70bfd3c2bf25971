package cellscope.run;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.SearchEvent.CellState;
import cellscope.model.run.SearchEvent.SearchStarted;
import cellscope.model.run.TrainEvent.TrainStarted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers the epochs from events, alphas and genotypes. */
final class EpochColumns {
  private final Series.Growing epochs = new Series.Growing();
  private final Map<EpochMetric, Series.Growing> metrics = new EnumMap<>(EpochMetric.class);
  // Only added to: a table given out before sees the same in its rows for ever.
  private final Map<Integer, List<CellState>> cells = new ConcurrentHashMap<>();
  private final Map<Integer, Genotype> genotypes = new ConcurrentHashMap<>();
  private SearchStarted started;
  private TrainStarted training;

  EpochColumns() {
    for (EpochMetric metric : EpochMetric.values()) {
      metrics.put(metric, new Series.Growing());
    }
  }

  void event(JsonNode line) {
    String event = Json.text(line, "event");
    switch (event) {
      case "search-started" -> started = LineEvents.started(line);
      case "train-started" -> training = LineEvents.training(line);
      case "epoch-done" -> epoch(line, RunKind.SEARCH);
      case "train-epoch-done" -> epoch(line, RunKind.TRAIN);
      case "search-finished", "train-finished" -> {} // run.json tells the end
      default -> throw new Json.Malformed("unknown event '" + event + "'");
    }
  }

  private void epoch(JsonNode line, RunKind kind) {
    int epoch = Json.integer(line, "epoch");
    List<EpochMetric> all = EpochMetric.of(kind);
    double[] values = all.stream().mapToDouble(m -> Json.number(line, m.toString())).toArray();
    epochs.add(epoch);
    for (EpochMetric metric : EpochMetric.values()) {
      int m = all.indexOf(metric);
      metrics.get(metric).add(m < 0 ? Double.NaN : values[m]);
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

  Optional<SearchStarted> started() {
    return Optional.ofNullable(started);
  }

  Optional<TrainStarted> training() {
    return Optional.ofNullable(training);
  }

  /** Epochs in all, as the start told; empty before it. */
  Optional<Integer> plannedEpochs() {
    return started().map(SearchStarted::epochs).or(() -> training().map(TrainStarted::epochs));
  }

  /** As the start told; 0 before it. */
  int stepsPerEpoch() {
    return started()
        .map(SearchStarted::stepsPerEpoch)
        .or(() -> training().map(TrainStarted::stepsPerEpoch))
        .orElse(0);
  }

  int size() {
    return epochs.size();
  }

  EpochTable table() {
    Map<EpochMetric, Series> views = new EnumMap<>(EpochMetric.class);
    metrics.forEach((metric, values) -> views.put(metric, values.view()));
    return new EpochTable(epochs.view(), views, new EpochTable.Details(cells, genotypes));
  }
}
