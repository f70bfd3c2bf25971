package cellscope.run;

import static cellscope.model.metric.Metrics.ALPHA_DECAY_RATIO;
import static cellscope.model.metric.Metrics.ALPHA_GRADIENT_NORM;
import static cellscope.model.metric.Metrics.ARCH_ACCURACY;
import static cellscope.model.metric.Metrics.ARCH_LOSS;
import static cellscope.model.metric.Metrics.DERIVED_ACCURACY;
import static cellscope.model.metric.Metrics.DERIVED_LOSS;
import static cellscope.model.metric.Metrics.DROP_PATH;
import static cellscope.model.metric.Metrics.ENTROPY;
import static cellscope.model.metric.Metrics.LEARNING_RATE;
import static cellscope.model.metric.Metrics.SKIP_COUNT;
import static cellscope.model.metric.Metrics.TEMPERATURE;
import static cellscope.model.metric.Metrics.TEST_LOSS;
import static cellscope.model.metric.Metrics.TEST_TOP1;
import static cellscope.model.metric.Metrics.TEST_TOP5;
import static cellscope.model.metric.Metrics.TRAIN_LOSS;
import static cellscope.model.metric.Metrics.TRAIN_TOP1;
import static cellscope.model.metric.Metrics.TRAIN_TOP5;
import static cellscope.model.metric.Metrics.WEIGHT_ACCURACY;
import static cellscope.model.metric.Metrics.WEIGHT_GRADIENT_NORM;
import static cellscope.model.metric.Metrics.WEIGHT_LOSS;

import cellscope.model.genotype.Genotype;
import cellscope.model.run.RunColumns;
import cellscope.model.run.RunEvent.RunStarted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of builds before one set of events served every run; they are read as ever. */
final class EarlierEvents {
  static final RunColumns OF_SEARCH =
      new RunColumns(
          List.of(
              WEIGHT_LOSS,
              WEIGHT_ACCURACY,
              ARCH_LOSS,
              ARCH_ACCURACY,
              TEMPERATURE,
              LEARNING_RATE,
              WEIGHT_GRADIENT_NORM,
              ALPHA_GRADIENT_NORM,
              ALPHA_DECAY_RATIO),
          List.of("weightDraw", "archDraw"),
          List.of(
              WEIGHT_LOSS,
              WEIGHT_ACCURACY,
              ARCH_LOSS,
              ARCH_ACCURACY,
              DERIVED_LOSS,
              DERIVED_ACCURACY,
              TEMPERATURE,
              LEARNING_RATE,
              WEIGHT_GRADIENT_NORM,
              ALPHA_GRADIENT_NORM,
              ALPHA_DECAY_RATIO,
              ENTROPY,
              SKIP_COUNT),
          DERIVED_ACCURACY);

  static final RunColumns OF_TRAINING =
      new RunColumns(
          List.of(
              TRAIN_LOSS, TRAIN_TOP1, TRAIN_TOP5, DROP_PATH, LEARNING_RATE, WEIGHT_GRADIENT_NORM),
          List.of(),
          List.of(
              TRAIN_LOSS,
              TRAIN_TOP1,
              TRAIN_TOP5,
              TEST_LOSS,
              TEST_TOP1,
              TEST_TOP5,
              DROP_PATH,
              LEARNING_RATE,
              WEIGHT_GRADIENT_NORM),
          TEST_TOP1);

  private EarlierEvents() {}

  static RunStarted search(JsonNode line) {
    return new RunStarted(
        Json.text(line, "space"),
        Optional.empty(),
        Json.integer(line, "epochs"),
        Json.integer(line, "stepsPerEpoch"),
        counts(line, "weightImages", "archImages", "heldOutImages", "parameters"),
        OF_SEARCH);
  }

  static RunStarted training(JsonNode line) {
    Genotype genotype = LineEvents.genotype(Json.object(line, "genotype"));
    return new RunStarted(
        genotype.space(),
        Optional.of(genotype),
        Json.integer(line, "epochs"),
        Json.integer(line, "stepsPerEpoch"),
        counts(line, "trainImages", "testImages", "parameters"),
        OF_TRAINING);
  }

  private static Map<String, Long> counts(JsonNode line, String... names) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String name : names) {
      counts.put(name, Json.wholeNumber(line, name));
    }
    return counts;
  }
}
