package cellscope.run;

import cellscope.model.genotype.Genotype;
import cellscope.model.metric.Measurement;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.run.Draw;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.EpochTimed;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunEvent.StepTimed;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines of the logs, without their ends; docs/run-format.md describes them. */
final class EventLines {
  private EventLines() {}

  static String started(RunStarted event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "run-started");
          json.writeStringField("space", event.space());
          json.writeNumberField("epochs", event.epochs());
          json.writeNumberField("stepsPerEpoch", event.stepsPerEpoch());
          json.writeObjectFieldStart("counts");
          for (Map.Entry<String, Long> count : event.counts().entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
          }
          json.writeEndObject();
          columns(json, event.columns());
          if (event.genotype().isPresent()) {
            json.writeObjectFieldStart("genotype");
            GenotypeFields.write(json, event.genotype().get());
            json.writeEndObject();
          }
        });
  }

  private static void columns(JsonGenerator json, RunColumns columns) throws IOException {
    names(json, "steps", columns.steps());
    names(json, "draws", columns.draws());
    names(json, "epochMetrics", columns.epochs());
    json.writeStringField("headline", columns.headline().id());
  }

  private static void names(JsonGenerator json, String field, List<?> names) throws IOException {
    json.writeArrayFieldStart(field);
    for (Object name : names) {
      json.writeString(name.toString());
    }
    json.writeEndArray();
  }

  static String epoch(EpochDone event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "epoch-done");
          json.writeNumberField("epoch", event.epoch());
          Measurement measured = event.measurement();
          for (int m = 0; m < measured.metrics().size(); m++) {
            json.writeNumberField(measured.metrics().get(m).id(), measured.value(m));
          }
        });
  }

  static String finished(RunFinished event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "run-finished");
          json.writeNumberField("epochs", event.epochs());
          if (event.derived().isPresent()) {
            json.writeObjectFieldStart("derived");
            GenotypeFields.write(json, event.derived().get());
            json.writeEndObject();
          }
        });
  }

  static String metrics(EpochDone event) {
    return values(new StringBuilder().append(event.epoch()), event.measurement()).toString();
  }

  static String step(StepDone event) {
    StringBuilder row = new StringBuilder(192).append(event.epoch()).append(',');
    values(row.append(event.step()), event.measurement());
    for (Draw draw : event.draws()) {
      row.append(',').append(draws(draw.cells()));
    }
    return row.toString();
  }

  private static StringBuilder values(StringBuilder row, Measurement measured) {
    for (int m = 0; m < measured.metrics().size(); m++) {
      row.append(',').append(measured.value(m));
    }
    return row;
  }

  /** Such as {@code normal:3 1 0;reduce:2 2 4}. */
  private static String draws(List<CellDraw> draws) {
    return draws.stream()
        .map(
            d ->
                d.kind()
                    + ":"
                    + d.operations().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(";"));
  }

  static String alpha(int epoch, CellState cell) {
    return Json.line(
        json -> {
          json.writeNumberField("epoch", epoch);
          json.writeStringField("cell", cell.kind());
          if (cell.alpha().isPresent()) {
            json.writeArrayFieldStart("alpha");
            for (double[] row : cell.alpha().get().toRows()) {
              json.writeArray(row, 0, row.length);
            }
            json.writeEndArray();
          }
          json.writeFieldName("sampled");
          integers(json, cell.sampled());
          counts(json, "weightCounts", cell.weightCounts());
          counts(json, "archCounts", cell.archCounts());
        });
  }

  private static void counts(JsonGenerator json, String field, List<List<Integer>> rows)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (List<Integer> row : rows) {
      integers(json, row);
    }
    json.writeEndArray();
  }

  private static void integers(JsonGenerator json, List<Integer> values) throws IOException {
    int[] array = values.stream().mapToInt(Integer::intValue).toArray();
    json.writeArray(array, 0, array.length);
  }

  static String genotype(int epoch, Genotype genotype) {
    return Json.line(
        json -> {
          json.writeNumberField("epoch", epoch);
          GenotypeFields.write(json, genotype);
        });
  }

  static String stepTimed(StepTimed event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "step-timed");
          json.writeNumberField("epoch", event.epoch());
          json.writeNumberField("step", event.step());
          json.writeNumberField("seconds", event.seconds());
          json.writeNumberField("dataWaitSeconds", event.dataWaitSeconds());
        });
  }

  static String epochTimed(EpochTimed event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "epoch-timed");
          json.writeNumberField("epoch", event.epoch());
          json.writeNumberField("seconds", event.seconds());
          json.writeNumberField("imagesPerSecond", event.imagesPerSecond());
          json.writeNumberField("dataWaitSeconds", event.dataWaitSeconds());
          json.writeNumberField("evaluationSeconds", event.evaluationSeconds());
          json.writeNumberField("residentBytes", event.residentBytes());
        });
  }
}
