package cellscope.ui.run;

import cellscope.model.metric.Metric;
import cellscope.model.metric.Metrics;
import cellscope.run.RunRecord;
import cellscope.run.RunUpdate;
import cellscope.run.Series;
import cellscope.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What the header says of a run. */
final class RunFacts {
  private RunFacts() {}

  /** How many images a run that trains nothing says it has. */
  private static final String NONE = "0";

  /** Method, space, data, device, temperature, learning rate and speed in one line. */
  static String line(RunUpdate update) {
    RunRecord record = update.snapshot().record();
    List<String> parts = new ArrayList<>();
    parts.add(record.config().method());
    parts.add(record.config().summary());
    parts.add(record.facts().getOrDefault("dataset", record.config().data().dataset()));
    String device = record.facts().getOrDefault("device", "");
    boolean computes = !NONE.equals(record.facts().get("imageHeight"));
    if (!device.isEmpty() && computes) {
      parts.add(device.toUpperCase(Locale.ROOT));
    }
    parts.add("seed " + record.seed());
    newest(update, Metrics.TEMPERATURE).ifPresent(v -> parts.add("τ " + Texts.number(v)));
    newest(update, Metrics.LEARNING_RATE).ifPresent(v -> parts.add("lr " + Texts.number(v)));
    if (update.timing().imagesPerSecond() > 0) {
      parts.add(Math.round(update.timing().imagesPerSecond()) + " images/s");
    }
    if (!Double.isNaN(update.timing().dataWaitShare()) && computes) {
      double percent = 100 * update.timing().dataWaitShare();
      parts.add(String.format(Locale.ROOT, "%.1f %% waiting for data", percent));
    }
    return String.join(" · ", parts);
  }

  /** The last step's value, or the last epoch's before the steps are read. */
  private static OptionalDouble newest(RunUpdate update, Metric metric) {
    Series steps = update.steps().get(metric);
    Series values = steps.size() > 0 ? steps : update.epochs().get(metric);
    return values.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(values.last());
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
