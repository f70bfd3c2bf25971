package cellscope.cli;

import cellscope.model.space.catalogue.Spaces;
import cellscope.run.EpochMetric;
import cellscope.run.EpochTable;
import java.util.Locale;

/** One epoch as a line for people. */
final class EpochLine {
  private EpochLine() {}

  /**
   * Losses and accuracies of the weight half, the architecture half and the derived genotype, tau,
   * and the structure.
   *
   * @param epochs of the whole search
   */
  static String of(EpochTable table, int row, int epochs) {
    int width = String.valueOf(epochs).length();
    String derived = percent(table.get(EpochMetric.DERIVED_ACCURACY, row));
    return String.format(
        Locale.ROOT,
        "epoch %" + width + "d/%d  loss %.4f arch %.4f  acc %s arch %s derived %s  tau %.2f  %s",
        table.epoch(row) + 1,
        epochs,
        table.get(EpochMetric.WEIGHT_LOSS, row),
        table.get(EpochMetric.ARCH_LOSS, row),
        percent(table.get(EpochMetric.WEIGHT_ACCURACY, row)),
        percent(table.get(EpochMetric.ARCH_ACCURACY, row)),
        derived,
        table.get(EpochMetric.TEMPERATURE, row),
        table.genotype(row).map(Spaces::text).orElse("-"));
  }

  /** One epoch of a training. */
  static String ofTraining(EpochTable table, int row, int epochs) {
    int width = String.valueOf(epochs).length();
    return String.format(
        Locale.ROOT,
        "epoch %" + width + "d/%d  loss %.4f test %s  top-1 %s test %s  top-5 %s test %s  lr %.4g",
        table.epoch(row) + 1,
        epochs,
        table.get(EpochMetric.TRAIN_LOSS, row),
        number(table.get(EpochMetric.TEST_LOSS, row)),
        percent(table.get(EpochMetric.TRAIN_TOP1, row)),
        percent(table.get(EpochMetric.TEST_TOP1, row)),
        percent(table.get(EpochMetric.TRAIN_TOP5, row)),
        percent(table.get(EpochMetric.TEST_TOP5, row)),
        table.get(EpochMetric.LEARNING_RATE, row));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** An accuracy of 0..1 in percent, a dash where there is none. */
  static String percent(double accuracy) {
    return Double.isNaN(accuracy) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * accuracy);
  }
}
