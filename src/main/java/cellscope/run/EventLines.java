package cellscope.run;

import cellscope.config.RunKind;
import cellscope.model.Genotype;
import cellscope.model.run.RunEvent.EpochTimed;
import cellscope.model.run.RunEvent.StepTimed;
import cellscope.model.run.SearchEvent.CellDraw;
import cellscope.model.run.SearchEvent.CellState;
import cellscope.model.run.SearchEvent.EpochDone;
import cellscope.model.run.SearchEvent.SearchFinished;
import cellscope.model.run.SearchEvent.SearchStarted;
import cellscope.model.run.SearchEvent.StepDone;
import cellscope.model.run.TrainEvent.TrainEpochDone;
import cellscope.model.run.TrainEvent.TrainFinished;
import cellscope.model.run.TrainEvent.TrainStarted;
import cellscope.model.run.TrainEvent.TrainStepDone;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of the logs, without their ends; docs/run-format.md describes them. */
final class EventLines {
  private EventLines() {}

  static String started(SearchStarted event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "search-started");
          json.writeStringField("space", event.space());
          json.writeNumberField("epochs", event.epochs());
          json.writeNumberField("stepsPerEpoch", event.stepsPerEpoch());
          json.writeNumberField("weightImages", event.weightImages());
          json.writeNumberField("archImages", event.archImages());
          json.writeNumberField("heldOutImages", event.heldOutImages());
          json.writeNumberField("parameters", event.parameters());
        });
  }

  static String epoch(EpochDone event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "epoch-done");
          json.writeNumberField("epoch", event.epoch());
          for (EpochMetric metric : EpochMetric.of(RunKind.SEARCH)) {
            json.writeNumberField(metric.toString(), metric.of(event));
          }
        });
  }

  static String finished(SearchFinished event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "search-finished");
          json.writeNumberField("epochs", event.epochs());
          json.writeObjectFieldStart("derived");
          GenotypeFields.write(json, event.derived());
          json.writeEndObject();
        });
  }

  static String metrics(EpochDone event) {
    StringBuilder row = new StringBuilder().append(event.epoch());
    for (EpochMetric metric : EpochMetric.of(RunKind.SEARCH)) {
      row.append(',').append(metric.of(event));
    }
    return row.toString();
  }

  static String step(StepDone event) {
    StringBuilder row = new StringBuilder(192).append(event.epoch()).append(',');
    row.append(event.step());
    for (StepMetric metric : StepMetric.of(RunKind.SEARCH)) {
      row.append(',').append(metric.of(event));
    }
    return row.append(',')
        .append(draws(event.weightDraw()))
        .append(',')
        .append(draws(event.archDraw()))
        .toString();
  }

  static String started(TrainStarted event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "train-started");
          json.writeNumberField("epochs", event.epochs());
          json.writeNumberField("stepsPerEpoch", event.stepsPerEpoch());
          json.writeNumberField("trainImages", event.trainImages());
          json.writeNumberField("testImages", event.testImages());
          json.writeNumberField("parameters", event.parameters());
          json.writeObjectFieldStart("genotype");
          GenotypeFields.write(json, event.genotype());
          json.writeEndObject();
        });
  }

  static String epoch(TrainEpochDone event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "train-epoch-done");
          json.writeNumberField("epoch", event.epoch());
          for (EpochMetric metric : EpochMetric.of(RunKind.TRAIN)) {
            json.writeNumberField(metric.toString(), metric.of(event));
          }
        });
  }

  static String finished(TrainFinished event) {
    return Json.line(
        json -> {
          json.writeStringField("event", "train-finished");
          json.writeNumberField("epochs", event.epochs());
          json.writeNumberField("testTop1", event.testTop1());
        });
  }

  static String metrics(TrainEpochDone event) {
    StringBuilder row = new StringBuilder().append(event.epoch());
    for (EpochMetric metric : EpochMetric.of(RunKind.TRAIN)) {
      row.append(',').append(metric.of(event));
    }
    return row.toString();
  }

  static String step(TrainStepDone event) {
    StringBuilder row = new StringBuilder(128).append(event.epoch()).append(',');
    row.append(event.step());
    for (StepMetric metric : StepMetric.of(RunKind.TRAIN)) {
      row.append(',').append(metric.of(event));
    }
    return row.toString();
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
          json.writeArrayFieldStart("alpha");
          for (double[] row : cell.alpha().toRows()) {
            json.writeArray(row, 0, row.length);
          }
          json.writeEndArray();
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
