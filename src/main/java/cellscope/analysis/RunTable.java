package cellscope.analysis;

import java.io.StringWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** The runs of a library side by side, a row each, in the order in which they are given. */
public final class RunTable {
  private final List<RunSummary> runs;

  public RunTable(List<RunSummary> runs) {
    this.runs = List.copyOf(runs);
  }

  /** The table as lines for people; accuracies in percent, missing numbers empty. */
  public String text() {
    Table table = table();
    for (String column : List.of("lastDerivedAccuracy", "bestDerivedAccuracy")) {
      table.doubleColumn(column).setPrintFormatter(numbers("0.00 %"), "");
    }
    table.doubleColumn("seconds").setPrintFormatter(numbers("0"), "");
    return table.printAll();
  }

  /**
   * The table as CSV with a header: accuracies 0..1, parameters and FLOPs as whole numbers,
   * seconds.
   */
  public String csv() {
    StringWriter text = new StringWriter();
    table().write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }

  /** The same on every machine: a point, whatever the language. */
  private static NumberFormat numbers(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private Table table() {
    return Table.create("runs")
        .addColumns(
            texts("name", RunSummary::name),
            texts("state", RunSummary::state),
            IntColumn.create(
                "epochsDone", runs.stream().mapToInt(RunSummary::epochsDone).toArray()),
            IntColumn.create("epochs", runs.stream().mapToInt(RunSummary::epochs).toArray()),
            doubles("lastDerivedAccuracy", RunSummary::lastAccuracy),
            doubles("bestDerivedAccuracy", RunSummary::bestAccuracy),
            texts("genotype", RunSummary::genotype),
            parameters(),
            flops(),
            doubles("seconds", RunSummary::seconds));
  }

  private StringColumn texts(String name, Function<RunSummary, String> value) {
    return StringColumn.create(name, runs.stream().map(value));
  }

  private DoubleColumn doubles(String name, ToDoubleFunction<RunSummary> value) {
    return DoubleColumn.create(name, runs.stream().mapToDouble(value));
  }

  private LongColumn parameters() {
    LongColumn column = LongColumn.create("parameters");
    for (RunSummary run : runs) {
      run.size().ifPresentOrElse(s -> column.append(s.parameters()), column::appendMissing);
    }
    return column;
  }

  private LongColumn flops() {
    LongColumn column = LongColumn.create("flops");
    for (RunSummary run : runs) {
      run.size().ifPresentOrElse(s -> column.append(s.flops()), column::appendMissing);
    }
    return column;
  }
}
