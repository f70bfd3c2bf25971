package cellscope.ui.pane;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.EpochTruth;
import cellscope.analysis.truth.EpochTruth.Since;
import cellscope.analysis.truth.Quantity;
import cellscope.analysis.truth.ReferenceLines;
import cellscope.analysis.truth.Worth;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.picture.curve.CurveLevel;
import cellscope.ui.common.Texts;
import cellscope.ui.look.TruthModel;
import java.util.List;
import java.util.Locale;

/** What a benchmark table knows, in words. */
public final class TruthTexts {
  private TruthTexts() {}

  /** What a quantity is called. */
  public static String name(Quantity quantity) {
    return switch (quantity) {
      case ACCURACY -> Texts.of("truth.accuracy");
      case REGRET -> Texts.of("truth.regret");
      case RANK -> Texts.of("truth.rank");
    };
  }

  /** What a quantity counts. */
  public static String unit(Quantity quantity) {
    return switch (quantity) {
      case ACCURACY -> Texts.of("truth.percent");
      case REGRET -> Texts.of("truth.points");
      case RANK -> Texts.of("truth.firstIsBest");
    };
  }

  private static String name(Quantity.Kind kind) {
    return switch (kind) {
      case BEST -> Texts.of("truth.best");
      case LARGEST -> Texts.of("truth.largest");
      case MEAN -> Texts.of("truth.mean");
    };
  }

  /** How many cells compute the same, and how far apart they were found. */
  public static String twins(CellTruth cell, BenchmarkDataSet dataSet) {
    if (cell.twins() == 0) {
      return Texts.of("truth.noTwin");
    }
    Worth worth = cell.on(dataSet);
    return Texts.of(
        cell.twins() == 1 ? "truth.oneTwin" : "truth.manyTwins",
        cell.twins(),
        worth.lowest(),
        worth.highest(),
        dataSet.title());
  }

  /**
   * What the cell that is looked at means, in plain words: whether it is better than the largest
   * cell, and whether it computes what the epoch before did; empty without a table.
   */
  public static String verdict(TruthModel truth, BenchmarkDataSet dataSet) {
    if (truth.table().isEmpty() || truth.cell().isEmpty()) {
      return "";
    }
    ReferenceLines lines = ReferenceLines.of(truth.table().get(), dataSet);
    Worth worth = truth.cell().get().on(dataSet);
    String verdict =
        Texts.of(
            worth.isBelow(lines) ? "truth.below" : "truth.notBelow",
            lines.largest(),
            dataSet.title());
    if (worth.isBelow(lines) && truth.ofSearch()) {
      verdict += " " + Texts.of("truth.nothingFound");
    }
    boolean alike =
        truth.epoch().map(EpochTruth::since).filter(Since.ISOMORPHIC::equals).isPresent();
    return alike ? verdict + " " + Texts.of("truth.isomorphic") : verdict;
  }

  /** The lines that a quantity is held against, with their names. */
  public static List<CurveLevel> levels(
      TruthModel truth, Quantity quantity, BenchmarkDataSet dataSet, double unit) {
    return truth
        .table()
        .map(
            table ->
                quantity.references(table, dataSet).stream()
                    .map(
                        line ->
                            new CurveLevel(
                                unit * line.value(),
                                name(line.kind()) + " " + number(quantity, line.value())))
                    .toList())
        .orElse(List.of());
  }

  private static String number(Quantity quantity, double value) {
    return switch (quantity) {
      case ACCURACY -> String.format(Locale.ROOT, "%.2f %%", value);
      case REGRET -> String.format(Locale.ROOT, "%.2f", value);
      case RANK -> String.format(Locale.ROOT, "%,.0f", value);
    };
  }
}
