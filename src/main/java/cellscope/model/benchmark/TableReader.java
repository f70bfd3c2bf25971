package cellscope.model.benchmark;

import cellscope.model.InputProblem;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.space.benchmark201.NasBench201Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one benchmark table from its bytes, in one pass, stopping at the first thing wrong. */
final class TableReader {
  private static final int MOST_SHOWN = 40;

  private final byte[] text;
  private final String name;
  private final TableColumns columns = new TableColumns();

  /** The line on which each architecture stands; 0 where it was not met yet. */
  private final int[] lineOf = new int[ArchitectureNumber.COUNT];

  /** By field of a line: its name, and its column or null. */
  private String[] header;

  private double[][] targets;
  private int architectureField;

  /** Begin and end of each field of the present line. */
  private int[] begins;

  private int[] ends;
  private int at;
  private int line;

  private TableReader(byte[] text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * Reads a table.
   *
   * @param text of the file, unpacked
   * @param name of the file, for problems
   */
  static TableColumns read(byte[] text, String name) {
    return new TableReader(text, name).read();
  }

  private TableColumns read() {
    readHeader();
    while (at < text.length) {
      readLine();
    }
    for (int n = 0; n < lineOf.length; n++) {
      if (lineOf[n] == 0) {
        throw new InputProblem(
            missing()
                + " of "
                + lineOf.length
                + " cells are missing, the first is "
                + ArchitectureNumber.text(n),
            name,
            "give a table with every cell of NAS-Bench-201");
      }
    }
    return columns;
  }

  private long missing() {
    return Arrays.stream(lineOf).filter(l -> l == 0).count();
  }

  private void readHeader() {
    line = 1;
    int end = endOfLine();
    String written = new String(text, 0, end, StandardCharsets.UTF_8).replace("\uFEFF", "");
    header = written.strip().replace("\"", "").split(",", -1);
    at = end + 1;
    targets = new double[header.length][];
    begins = new int[header.length];
    ends = new int[header.length];
    List<String> absent = new ArrayList<>(TableColumns.required());
    absent.add(0, TableColumns.ARCHITECTURE);
    absent.removeAll(Arrays.asList(header));
    if (!absent.isEmpty()) {
      throw problem(
          "no column " + String.join(", ", absent),
          "give a table whose first line names these columns");
    }
    architectureField = Arrays.asList(header).indexOf(TableColumns.ARCHITECTURE);
    for (int f = 0; f < header.length; f++) {
      boolean known = TableColumns.isKnown(header[f]);
      if ((known && columns.has(header[f]))
          || (f > architectureField && header[f].equals(TableColumns.ARCHITECTURE))) {
        throw problem("the column " + header[f] + " stands twice", "keep one of them");
      }
      targets[f] = known ? columns.add(header[f]) : null;
    }
  }

  private int endOfLine() {
    int end = at;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private void readLine() {
    line++;
    int begin = at;
    int end = endOfLine();
    at = end + 1;
    while (end > begin && (text[end - 1] == '\r' || text[end - 1] == ' ')) {
      end--;
    }
    if (end > begin) {
      divide(begin, end);
      int number = architecture();
      for (int f = 0; f < header.length; f++) {
        if (targets[f] != null) {
          targets[f][number] = number(f);
        }
      }
    }
  }

  private void divide(int begin, int end) {
    int field = 0;
    int from = begin;
    for (int i = begin; i <= end; i++) {
      if (i == end || text[i] == ',') {
        if (field < header.length) {
          boolean quoted = i - from >= 2 && text[from] == '"' && text[i - 1] == '"';
          begins[field] = quoted ? from + 1 : from;
          ends[field] = quoted ? i - 1 : i;
        }
        field++;
        from = i + 1;
      }
    }
    if (field != header.length) {
      throw problem(
          field + " fields where the first line has " + header.length,
          "correct the line, or fetch the table again");
    }
  }

  private int architecture() {
    String written = field(architectureField);
    int number = ArchitectureNumber.parse(written);
    if (number < 0) {
      try {
        number = ArchitectureNumber.of(NasBench201Format.parse(written));
      } catch (GenotypeProblem e) {
        throw new InputProblem(e.getMessage(), name + ":" + line, "correct column arch");
      }
    }
    if (lineOf[number] > 0) {
      throw problem(
          "the cell " + written + " stands on line " + lineOf[number] + " already",
          "keep one of the two lines");
    }
    lineOf[number] = line;
    return number;
  }

  private double number(int f) {
    double value = PlainNumber.parse(text, begins[f], ends[f]);
    TableColumns.Range range = TableColumns.range(header[f]);
    if (!range.holds(value)) {
      throw problem(
          "column " + header[f] + ": expected " + range + ", found " + shown(field(f)),
          "correct the number, or fetch the table again");
    }
    return value;
  }

  private String field(int f) {
    return new String(text, begins[f], ends[f] - begins[f], StandardCharsets.UTF_8);
  }

  /** Short and on one line: it may be any file's content. */
  private static String shown(String written) {
    if (written.isBlank()) {
      return "nothing";
    }
    String plain = written.replaceAll("[^\\x20-\\x7e]", "?");
    return "'"
        + (plain.length() > MOST_SHOWN ? plain.substring(0, MOST_SHOWN) + "..." : plain)
        + "'";
  }

  private InputProblem problem(String what, String remedy) {
    return new InputProblem(what, name + ":" + line, remedy);
  }
}
