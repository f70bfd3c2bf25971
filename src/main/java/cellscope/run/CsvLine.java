package cellscope.run;

import java.util.ArrayList;
import java.util.List;

/** Lines of a CSV file (RFC 4180), without their ends; a field holds no end of line. */
final class CsvLine {
  private CsvLine() {}

  static String of(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (String field : fields) {
      line.append(line.isEmpty() ? "" : ",").append(quoted(field));
    }
    return line.toString();
  }

  private static String quoted(String field) {
    String plain = field.replaceAll("[\\r\\n]+", " ");
    boolean special = plain.indexOf(',') >= 0 || plain.indexOf('"') >= 0 || plain.isEmpty();
    return special ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }

  /** The fields of a line; a quote that is not closed runs to its end. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (doubled) {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
