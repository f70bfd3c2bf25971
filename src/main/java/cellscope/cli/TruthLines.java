package cellscope.cli;

import cellscope.analysis.truth.CellTruth;
import cellscope.analysis.truth.EpochTruth;
import cellscope.analysis.truth.ReferenceLines;
import cellscope.analysis.truth.RunTruth;
import cellscope.analysis.truth.Worth;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a benchmark table knows, as lines for people. */
final class TruthLines {
  private final PrintWriter out;
  private final BenchmarkTable table;

  private TruthLines(PrintWriter out, BenchmarkTable table) {
    this.out = out;
    this.table = table;
  }

  /** One cell: a line for each data set. */
  static void print(PrintWriter out, BenchmarkTable table, CellTruth cell) {
    TruthLines lines = new TruthLines(out, table);
    lines.references(Optional.empty());
    lines.cell(cell);
  }

  /** A run: a line for each epoch, and what the newest cell means on the run's own data set. */
  static void print(PrintWriter out, RunTruth truth, Optional<BenchmarkDataSet> own) {
    TruthLines lines = new TruthLines(out, truth.table());
    lines.references(own);
    lines.epochs(truth.epochs());
    own.ifPresent(dataSet -> lines.verdict(truth, dataSet));
  }

  private void references(Optional<BenchmarkDataSet> own) {
    out.println("test accuracy after 200 epochs, percent, by " + table.file());
    line("%-27s  %6s  %12s  %20s", "", "best", "largest cell", "mean of random cells");
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      ReferenceLines lines = ReferenceLines.of(table, dataSet);
      boolean ofRun = own.isPresent() && own.get() == dataSet;
      line(
          "%-27s  %6.2f  %12.2f  %20.2f",
          dataSet.title() + (ofRun ? " (this run's)" : ""),
          lines.best(),
          lines.largest(),
          lines.mean());
    }
    out.println();
  }

  private void cell(CellTruth cell) {
    line("%-14s  %8s  %6s  %6s  %14s", "", "accuracy", "rank", "regret", "after 12 alone");
    for (Worth worth : cell.worths()) {
      line(
          "%-14s  %8.2f  %6d  %6.2f  %14.2f",
          worth.dataSet().title(),
          worth.accuracy(),
          worth.rank(),
          worth.regret(),
          worth.testAfter12());
    }
    out.println();
    line("of %,d cells; %s", ArchitectureNumber.COUNT, twins(cell));
  }

  private static String twins(CellTruth cell) {
    return switch (cell.twins()) {
      case 0 -> "no other computes the same";
      case 1 -> "1 other computes the same";
      default -> String.format(Locale.ROOT, "%,d others compute the same", cell.twins());
    };
  }

  private void epochs(List<EpochTruth> epochs) {
    StringBuilder head = new StringBuilder("epoch");
    for (BenchmarkDataSet dataSet : BenchmarkDataSet.values()) {
      head.append(String.format("  %14s  %6s  %6s", dataSet.title(), "rank", "regret"));
    }
    out.println(head.append("  twins  cell"));
    for (EpochTruth epoch : epochs) {
      StringBuilder row = new StringBuilder(String.format("%5d", epoch.epoch() + 1));
      for (Worth worth : epoch.cell().worths()) {
        row.append(
            String.format(
                Locale.ROOT,
                "  %14.2f  %6d  %6.2f",
                worth.accuracy(),
                worth.rank(),
                worth.regret()));
      }
      out.println(
          row.append(String.format("  %5d  ", epoch.cell().twins())).append(cellText(epoch)));
    }
    out.println();
  }

  private static String cellText(EpochTruth epoch) {
    return switch (epoch.since()) {
      case SAME -> "the same";
      case ISOMORPHIC -> epoch.cell().architecture() + " (computes the same as the one before)";
      case FIRST, OTHER -> epoch.cell().architecture();
    };
  }

  private void verdict(RunTruth truth, BenchmarkDataSet dataSet) {
    EpochTruth last = truth.epochs().get(truth.epochs().size() - 1);
    ReferenceLines lines = ReferenceLines.of(table, dataSet);
    Worth worth = last.cell().on(dataSet);
    line(
        worth.isBelow(lines)
            ? "%s: the derived cell of epoch %d (%.2f) is below the largest cell (%.2f), which is"
                + " known without any search: up to here, nothing was found."
            : "%s: the derived cell of epoch %d (%.2f) is not below the largest cell (%.2f), which"
                + " is known without any search.",
        dataSet.title(),
        last.epoch() + 1,
        worth.accuracy(),
        lines.largest());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
