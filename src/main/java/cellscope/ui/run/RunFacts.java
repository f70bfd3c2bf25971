package cellscope.ui.run;

import cellscope.config.SearchConfig;
import cellscope.run.EpochMetric;
import cellscope.run.RunRecord;
import cellscope.run.RunUpdate;
import cellscope.run.StepMetric;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the header says of a run. */
final class RunFacts {
  private RunFacts() {}

  /** Space, data, device, temperature, learning rate and speed in one line. */
  static String line(RunUpdate update) {
    RunRecord record = update.snapshot().record();
    SearchConfig config = record.config();
    List<String> parts = new ArrayList<>();
    parts.add(
        config.space().name() + " C=" + config.space().channels() + " N=" + config.space().cells());
    parts.add(config.data().dataset());
    String device = record.facts().getOrDefault("device", "");
    if (!device.isEmpty()) {
      parts.add(device.toUpperCase(java.util.Locale.ROOT));
    }
    parts.add("seed " + config.seed());
    int steps = update.steps().size();
    int epochs = update.epochs().size();
    if (steps > 0) {
      parts.add("τ " + Texts.number(update.steps().get(StepMetric.TEMPERATURE).get(steps - 1)));
      parts.add("lr " + Texts.number(update.steps().get(StepMetric.LEARNING_RATE).get(steps - 1)));
    } else if (epochs > 0) {
      parts.add("τ " + Texts.number(update.epochs().get(EpochMetric.TEMPERATURE, epochs - 1)));
    }
    if (!Double.isNaN(update.timing().imagesPerSecond())) {
      parts.add(Math.round(update.timing().imagesPerSecond()) + " images/s");
    }
    return String.join(" · ", parts);
  }

  /** Everything that the record tells of the machine and the data, one fact a line. */
  static String details(RunRecord record) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> fact : record.facts().entrySet()) {
      text.append(fact.getKey()).append(": ").append(fact.getValue()).append('\n');
    }
    return text.length() == 0 ? record.id() : text.toString().strip();
  }
}
