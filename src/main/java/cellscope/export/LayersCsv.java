package cellscope.export;

import cellscope.model.plan.LayerTable;
import java.io.StringWriter;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** A network's layers as CSV: layer, kind, output, parameters, flops. */
public final class LayersCsv {
  private LayersCsv() {}

  /** The whole text, a line for each layer after the head. */
  public static String write(LayerTable layers) {
    Table table =
        Table.create("layers")
            .addColumns(
                StringColumn.create("layer", layers.rows().stream().map(LayerTable.Row::name)),
                StringColumn.create("kind", layers.rows().stream().map(LayerTable.Row::kind)),
                StringColumn.create(
                    "output", layers.rows().stream().map(LayerTable.Row::outputText)),
                LongColumn.create(
                    "parameters",
                    layers.rows().stream().mapToLong(LayerTable.Row::parameters).toArray()),
                LongColumn.create(
                    "flops", layers.rows().stream().mapToLong(LayerTable.Row::flops).toArray()));
    StringWriter text = new StringWriter();
    table.write().usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }
}
