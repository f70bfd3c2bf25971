package cellscope.cli;

import cellscope.model.plan.LayerTable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;

/** A network's layers as a table of text, a line each. */
final class LayerLines {
  private LayerLines() {}

  static void print(LayerTable table, PrintWriter out) {
    int name = width(table, "layer", LayerTable.Row::name);
    int kind = width(table, "kind", LayerTable.Row::kind);
    int shape = width(table, "output", LayerTable.Row::outputText);
    String columns = "%-" + name + "s  %-" + kind + "s  %" + shape + "s  ";
    out.printf(columns + "%14s  %18s%n", "layer", "kind", "output", "parameters", "FLOPs");
    for (LayerTable.Row row : table.rows()) {
      out.printf(columns, row.name(), row.kind(), row.outputText());
      out.printf(Locale.ROOT, "%,14d  %,18d%n", row.parameters(), row.flops());
    }
  }

  private static int width(
      LayerTable table, String title, Function<LayerTable.Row, String> column) {
    int widest = table.rows().stream().map(column).mapToInt(String::length).max().orElse(0);
    return Math.max(title.length(), widest);
  }
}
