package cellscope.analysis.truth;

import cellscope.model.benchmark.BenchmarkDataSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The truth of a run as CSV, an epoch a row: the cell, how it differs from the one before, how many
 * twins it has, and for each data set accuracy, rank and regret by the 200-epoch schedule and, in a
 * column of its own, the test accuracy by the 12-epoch one.
 */
public final class TruthCsv {
  private static final int DECIMALS = 6;

  private TruthCsv() {}

  /** The whole table; epochs count from 1. */
  public static String text(List<EpochTruth> epochs) {
    StringBuilder text = new StringBuilder(header()).append('\n');
    for (EpochTruth epoch : epochs) {
      text.append(epoch.epoch() + 1).append(',').append(epoch.since().label());
      append(text.append(','), epoch.cell());
    }
    return text.toString();
  }

  private static String header() {
    List<String> names = new ArrayList<>(List.of("epoch", "since", "architecture", "twins"));
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      String prefix = dataSet.columnPrefix();
      names.add(prefix + "_test_200");
      names.add(prefix + "_rank");
      names.add(prefix + "_regret");
      names.add(prefix + "_test_12");
    }
    return String.join(",", names);
  }

  private static void append(StringBuilder text, CellTruth cell) {
    text.append(cell.architecture()).append(',').append(cell.twins());
    for (Worth worth : cell.worths()) {
      text.append(',').append(number(worth.accuracy()));
      text.append(',').append(worth.rank());
      text.append(',').append(number(worth.regret()));
      text.append(',').append(number(worth.testAfter12()));
    }
    text.append('\n');
  }

  /** Without the noise that a difference of two decimal numbers has. */
  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
