package cellscope.analysis;

import cellscope.model.metric.Metric;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
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
   * The table as CSV with a header: parameters and FLOPs as whole numbers, seconds. Each metric by
   * which some of the runs are judged has two columns, such as {@code lastTestTop1} and {@code
   * bestTestTop1}, in its unit.
   */
  public String csv() {
    StringWriter text = new StringWriter();
    table().write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }

  private Table table() {
    Table table =
        Table.create("runs")
            .addColumns(
                texts("name", RunSummary::name),
                texts("kind", run -> run.kind().label()),
                texts("state", RunSummary::state),
                whole("epochsDone", RunSummary::epochsDone),
                whole("epochs", RunSummary::epochs));
    for (Metric headline : headlines()) {
      table.addColumns(
          doubles(column("last", headline), of(headline, RunSummary::lastAccuracy)),
          doubles(column("best", headline), of(headline, RunSummary::bestAccuracy)));
    }
    return table.addColumns(
        texts("genotype", RunSummary::genotype),
        parameters(),
        flops(),
        doubles("seconds", RunSummary::seconds));
  }

  /** What the runs are judged by, in an order that is not theirs. */
  private List<Metric> headlines() {
    return runs.stream()
        .flatMap(run -> run.headline().stream())
        .distinct()
        .sorted(Comparator.comparing(Metric::id))
        .toList();
  }

  private static String column(String which, Metric metric) {
    return which + metric.id().substring(0, 1).toUpperCase(Locale.ROOT) + metric.id().substring(1);
  }

  /** A number that runs with one headline have; missing in the others. */
  private static ToDoubleFunction<RunSummary> of(
      Metric headline, ToDoubleFunction<RunSummary> value) {
    return run ->
        run.headline().filter(headline::equals).isPresent() ? value.applyAsDouble(run) : Double.NaN;
  }

  private IntColumn whole(String name, ToIntFunction<RunSummary> value) {
    return IntColumn.create(name, runs.stream().mapToInt(value).toArray());
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
