package cellscope.analysis.race;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** A race's table as text, to be copied into a spreadsheet, a page or a paper. */
public final class RaceTableTexts {
  private static final Map<Character, String> LATEX =
      Map.of(
          '\\', "\\textbackslash{}",
          '~', "\\textasciitilde{}",
          '^', "\\textasciicircum{}");
  private static final String LATEX_ESCAPED = "&%$#_{}";

  private RaceTableTexts() {}

  /**
   * A line for each contestant and column: contestant, column, seeds, mean, deviation, letters,
   * leading. Numbers have all their digits; an empty cell is a missing number.
   */
  public static String csv(RaceTable table) {
    StringColumn contestant = StringColumn.create("contestant");
    StringColumn column = StringColumn.create("column");
    IntColumn seeds = IntColumn.create("seeds");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn deviation = DoubleColumn.create("deviation");
    StringColumn letters = StringColumn.create("letters");
    BooleanColumn leading = BooleanColumn.create("leading");
    for (RaceTable.Row row : table.rows()) {
      for (int c = 0; c < table.columns().size(); c++) {
        RaceTable.Cell cell = row.cells().get(c);
        contestant.append(row.contestant());
        column.append(table.columns().get(c).title());
        seeds.append(cell.score().count());
        mean.append(cell.score().mean());
        deviation.append(cell.score().deviation());
        letters.append(cell.letters());
        leading.append(cell.leading());
      }
    }
    StringWriter text = new StringWriter();
    Table.create("race", contestant, column, seeds, mean, deviation, letters, leading)
        .write()
        .usingOptions(CsvWriteOptions.builder(text).lineEnd("\n").build());
    return text.toString();
  }

  /** A Markdown table, the leading ones bold, with a line on how to read it. */
  public static String markdown(RaceTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        table.columns().stream()
            .map(c -> " " + markdown(c.title()) + " |")
            .collect(Collectors.joining("", "| Contestant |", "")));
    lines.add("|---|" + "---|".repeat(table.columns().size()));
    for (RaceTable.Row row : table.rows()) {
      lines.add(
          row.cells().stream()
              .map(cell -> " " + markdown(cell) + " |")
              .collect(Collectors.joining("", "| " + markdown(row.contestant()) + " |", "")));
    }
    lines.add("");
    lines.add(note(table));
    return String.join("\n", lines) + "\n";
  }

  private static String markdown(RaceTable.Cell cell) {
    String score = cell.score().text();
    String shown = cell.leading() ? "**" + score + "**" : score;
    return cell.letters().isEmpty() ? shown : shown + " " + cell.letters();
  }

  private static String markdown(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|");
  }

  /** A LaTeX table for the package booktabs, the leading ones bold. */
  public static String latex(RaceTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("% needs \\usepackage{booktabs}; " + note(table).replace("%", "percent"));
    lines.add("\\begin{tabular}{l" + "c".repeat(table.columns().size()) + "}");
    lines.add("\\toprule");
    lines.add(
        table.columns().stream()
            .map(c -> " & " + latex(c.title()))
            .collect(Collectors.joining("", "Contestant", " \\\\")));
    lines.add("\\midrule");
    for (RaceTable.Row row : table.rows()) {
      lines.add(
          row.cells().stream()
              .map(cell -> " & " + latex(cell))
              .collect(Collectors.joining("", latex(row.contestant()), " \\\\")));
    }
    lines.add("\\bottomrule");
    lines.add("\\end{tabular}");
    return String.join("\n", lines) + "\n";
  }

  private static String latex(RaceTable.Cell cell) {
    if (cell.score().count() == 0) {
      return "--";
    }
    String score = cell.score().text(" \\pm ", "");
    String shown = cell.leading() ? "\\mathbf{" + score + "}" : score;
    String mark = cell.letters().isEmpty() ? "" : "^{\\mathrm{" + cell.letters() + "}}";
    return "$" + shown + mark + "$";
  }

  private static String latex(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      String plain = LATEX_ESCAPED.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
      escaped.append(LATEX.getOrDefault(c, plain));
    }
    return escaped.toString();
  }

  private static String note(RaceTable table) {
    return String.format(
        Locale.ROOT,
        "Mean and sample standard deviation over seeds. Two of a column differ at %s %% (%s, Holm) if"
            + " they have no letter in common; bold: the best, and what does not differ from it.",
        percent(table.level()),
        table.test().label());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f", 100 * share).replaceAll("\\.?0+$", "");
  }
}
