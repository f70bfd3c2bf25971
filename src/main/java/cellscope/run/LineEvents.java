package cellscope.run;

import cellscope.model.Alpha;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.run.SearchEvent.CellDraw;
import cellscope.model.run.SearchEvent.CellState;
import cellscope.model.run.SearchEvent.SearchStarted;
import cellscope.model.run.TrainEvent.TrainStarted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Makes of the logs' lines what {@link EventLines} made them from. */
final class LineEvents {
  private LineEvents() {}

  static SearchStarted started(JsonNode line) {
    return new SearchStarted(
        Json.text(line, "space"),
        Json.integer(line, "epochs"),
        Json.integer(line, "stepsPerEpoch"),
        Json.integer(line, "weightImages"),
        Json.integer(line, "archImages"),
        Json.integer(line, "heldOutImages"),
        Json.wholeNumber(line, "parameters"));
  }

  static TrainStarted training(JsonNode line) {
    return new TrainStarted(
        genotype(Json.object(line, "genotype")),
        Json.integer(line, "epochs"),
        Json.integer(line, "stepsPerEpoch"),
        Json.integer(line, "trainImages"),
        Json.integer(line, "testImages"),
        Json.wholeNumber(line, "parameters"));
  }

  static CellState cell(JsonNode line) {
    JsonNode rows = Json.array(line, "alpha");
    double[][] alpha = new double[rows.size()][];
    for (int e = 0; e < alpha.length; e++) {
      alpha[e] = new double[rows.get(e).size()];
      for (int k = 0; k < alpha[e].length; k++) {
        alpha[e][k] = Json.toNumber(rows.get(e).get(k), "alpha");
      }
    }
    return new CellState(
        Json.text(line, "cell"),
        Alpha.of(alpha),
        integers(Json.array(line, "sampled")),
        integerRows(Json.array(line, "weightCounts")),
        integerRows(Json.array(line, "archCounts")));
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
