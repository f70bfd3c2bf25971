package cellscope.run;

import cellscope.model.Alpha;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.RunStarted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of the logs' lines what {@link EventLines} made them from. */
final class LineEvents {
  private LineEvents() {}

  static RunStarted started(JsonNode line) {
    Map<String, Long> counts = new LinkedHashMap<>();
    JsonNode told = Json.object(line, "counts");
    told.fieldNames().forEachRemaining(name -> counts.put(name, Json.wholeNumber(told, name)));
    return new RunStarted(
        Json.text(line, "space"),
        line.has("genotype")
            ? Optional.of(genotype(Json.object(line, "genotype")))
            : Optional.empty(),
        Json.integer(line, "epochs"),
        Json.integer(line, "stepsPerEpoch"),
        counts,
        new RunColumns(
            metrics(line, "steps"),
            names(line, "draws"),
            metrics(line, "epochMetrics"),
            Metrics.byId(Json.text(line, "headline"))));
  }

  private static List<Metric> metrics(JsonNode line, String field) {
    return names(line, field).stream().map(Metrics::byId).toList();
  }

  private static List<String> names(JsonNode line, String field) {
    List<String> names = new ArrayList<>();
    Json.array(line, field).forEach(name -> names.add(name.asText()));
    return names;
  }

  static CellState cell(JsonNode line) {
    return new CellState(
        Json.text(line, "cell"),
        line.has("alpha") ? Optional.of(alpha(Json.array(line, "alpha"))) : Optional.empty(),
        integers(Json.array(line, "sampled")),
        integerRows(Json.array(line, "weightCounts")),
        integerRows(Json.array(line, "archCounts")));
  }

  private static Alpha alpha(JsonNode rows) {
    double[][] alpha = new double[rows.size()][];
    for (int e = 0; e < alpha.length; e++) {
      alpha[e] = new double[rows.get(e).size()];
      for (int k = 0; k < alpha[e].length; k++) {
        alpha[e][k] = Json.toNumber(rows.get(e).get(k), "alpha");
      }
    }
    return Alpha.of(alpha);
  }

  private static List<List<Integer>> integerRows(JsonNode rows) {
    List<List<Integer>> all = new ArrayList<>(rows.size());
    rows.forEach(row -> all.add(integers(row)));
    return all;
  }

  private static List<Integer> integers(JsonNode array) {
    List<Integer> values = new ArrayList<>(array.size());
    for (JsonNode value : array) {
      if (!value.canConvertToInt()) {
        throw new Json.Malformed("'" + value + "' is no whole number");
      }
      values.add(value.intValue());
    }
    return values;
  }

  static Genotype genotype(JsonNode line) {
    try {
      return GenotypeFields.read(line, "genotype");
    } catch (InputProblem e) {
      throw new Json.Malformed(e.getMessage());
    }
  }

  /** Such as {@code normal:3 1 0;reduce:2 2 4}. */
  static List<CellDraw> draws(String text) {
    List<CellDraw> draws = new ArrayList<>();
    for (String part : text.split(";")) {
      int colon = part.indexOf(':');
      if (colon < 0) {
        throw new Json.Malformed("'" + part + "' is no draw");
      }
      List<Integer> operations = new ArrayList<>();
      for (String operation : part.substring(colon + 1).split(" ")) {
        operations.add(Integer.valueOf(operation));
      }
      draws.add(new CellDraw(part.substring(0, colon), operations));
    }
    return draws;
  }
}
