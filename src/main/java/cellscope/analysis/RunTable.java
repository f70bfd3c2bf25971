package cellscope.analysis;

import cellscope.config.RunKind;
import java.io.StringWriter;
import java.util.List;
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

  /**
   * The table as CSV with a header: accuracies 0..1, parameters and FLOPs as whole numbers,
   * seconds.
   */
  public String csv() {
    StringWriter text = new StringWriter();
    table().write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }

  private Table table() {
    return Table.create("runs")
        .addColumns(
            texts("name", RunSummary::name),
            texts("kind", run -> run.kind().label()),
            texts("state", RunSummary::state),
            IntColumn.create(
                "epochsDone", runs.stream().mapToInt(RunSummary::epochsDone).toArray()),
            IntColumn.create("epochs", runs.stream().mapToInt(RunSummary::epochs).toArray()),
            doubles("lastDerivedAccuracy", of(RunKind.SEARCH, RunSummary::lastAccuracy)),
            doubles("bestDerivedAccuracy", of(RunKind.SEARCH, RunSummary::bestAccuracy)),
            doubles("lastTestTop1", of(RunKind.TRAIN, RunSummary::lastAccuracy)),
            doubles("bestTestTop1", of(RunKind.TRAIN, RunSummary::bestAccuracy)),
            texts("genotype", RunSummary::genotype),
            parameters(),
            flops(),
            doubles("seconds", RunSummary::seconds));
  }

  /** A number that runs of one kind have; missing in the others. */
  private static ToDoubleFunction<RunSummary> of(RunKind kind, ToDoubleFunction<RunSummary> value) {
    return run -> run.kind() == kind ? value.applyAsDouble(run) : Double.NaN;
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
