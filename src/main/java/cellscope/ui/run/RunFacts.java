package cellscope.ui.run;

import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.run.EpochMetric;
import cellscope.run.RunRecord;
import cellscope.run.RunUpdate;
import cellscope.run.StepMetric;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the header says of a run. */
final class RunFacts {
  private RunFacts() {}

  /** Space, data, device, temperature, learning rate and speed in one line. */
  static String line(RunUpdate update) {
    RunRecord record = update.snapshot().record();
    List<String> parts = new ArrayList<>();
    record
        .search()
        .map(SearchConfig::space)
        .ifPresent(s -> parts.add(size(s.name(), s.channels(), s.cells())));
    record
        .training()
        .map(TrainConfig::network)
        .ifPresent(n -> parts.add(size("training", n.channels(), n.cells())));
    parts.add(record.config().data().dataset());
    String device = record.facts().getOrDefault("device", "");
    if (!device.isEmpty()) {
      parts.add(device.toUpperCase(Locale.ROOT));
    }
    parts.add("seed " + record.seed());
    int steps = update.steps().size();
    int epochs = update.epochs().size();
    if (steps > 0) {
      if (record.search().isPresent()) {
        parts.add("τ " + Texts.number(update.steps().get(StepMetric.TEMPERATURE).get(steps - 1)));
      }
      parts.add("lr " + Texts.number(update.steps().get(StepMetric.LEARNING_RATE).get(steps - 1)));
    } else if (epochs > 0 && record.search().isPresent()) {
      parts.add("τ " + Texts.number(update.epochs().get(EpochMetric.TEMPERATURE, epochs - 1)));
    }
    if (!Double.isNaN(update.timing().imagesPerSecond())) {
      parts.add(Math.round(update.timing().imagesPerSecond()) + " images/s");
    }
    if (!Double.isNaN(update.timing().dataWaitShare())) {
      double percent = 100 * update.timing().dataWaitShare();
      parts.add(String.format(Locale.ROOT, "%.1f %% waiting for data", percent));
    }
    return String.join(" · ", parts);
  }

  private static String size(String what, int channels, int cells) {
    return what + " C=" + channels + " N=" + cells;
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
