package cellscope.cli;

import cellscope.model.metric.Metric;
import cellscope.model.metric.MetricGroup;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.EpochTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One epoch as a line for people. */
final class EpochLine {
  /** What a line has room for, by the word that begins each part. */
  private static final Map<MetricGroup, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put(MetricGroup.LOSS, "loss ");
    PARTS.put(MetricGroup.ACCURACY, "acc ");
    PARTS.put(MetricGroup.TRUTH, "table ");
    PARTS.put(MetricGroup.RATE, "");
  }

  private EpochLine() {}

  /**
   * Losses, accuracies and rates, and the genotype where the epoch has one.
   *
   * @param epochs of the whole run
   * @param turn what they are called
   */
  static String of(EpochTable table, int row, int epochs, String turn) {
    int width = String.valueOf(epochs).length();
    List<String> parts = new ArrayList<>();
    parts.add(String.format(turn + " %" + width + "d/%d", table.epoch(row) + 1, epochs));
    PARTS.forEach((group, word) -> add(parts, table, row, group, word));
    table.genotype(row).ifPresent(genotype -> parts.add(Spaces.text(genotype)));
    return String.join("  ", parts);
  }

  private static void add(
      List<String> parts, EpochTable table, int row, MetricGroup group, String word) {
    List<String> values = new ArrayList<>();
    for (Metric metric : table.metrics()) {
      if (metric.group() == group) {
        values.add(metric.label() + " " + value(metric, table.get(metric, row)));
      }
    }
    if (!values.isEmpty()) {
      parts.add(word + String.join(", ", values));
    }
  }

  private static String value(Metric metric, double value) {
    if (metric.isShare()) {
      return percent(value);
    }
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  /** An accuracy of 0..1 in percent, a dash where there is none. */
  static String percent(double accuracy) {
    return Double.isNaN(accuracy) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * accuracy);
  }
}
