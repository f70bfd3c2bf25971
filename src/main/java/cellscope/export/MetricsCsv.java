package cellscope.export;

import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/**
 * The metrics of a run's epochs as CSV: epoch, the metrics' columns, genotype. An empty cell is a
 * missing number.
 */
final class MetricsCsv implements RunExporter {
  @Override
  public String id() {
    return "csv";
  }

  @Override
  public String label() {
    return "Numbers of every epoch";
  }

  @Override
  public String help() {
    return "the metrics of every epoch, a row each";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String suffix() {
    return "-epochs";
  }

  @Override
  public boolean accepts(RunKind kind, Optional<Genotype> genotype) {
    return true;
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public void write(RunExport run, ExportOptions options, OutputStream out) throws IOException {
    out.write(text(run.rows()).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(List<EpochRow> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.metrics().keySet()));
    Table table = Table.create("epochs");
    table.addColumns(IntColumn.create("epoch", rows.stream().mapToInt(EpochRow::epoch).toArray()));
    for (String name : names) {
      table.addColumns(
          DoubleColumn.create(
              name, rows.stream().mapToDouble(r -> r.metrics().getOrDefault(name, Double.NaN))));
    }
    table.addColumns(
        StringColumn.create(
            "genotype", rows.stream().map(r -> r.derived().map(Spaces::text).orElse(""))));
    StringWriter text = new StringWriter();
    table.write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }
}
