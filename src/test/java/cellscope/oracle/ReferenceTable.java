package cellscope.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads reference tables; a test whose folder is absent skips itself. No cell of theirs holds a
 * comma.
 */
final class ReferenceTable {
  private ReferenceTable() {}

  /** Files of the reference folder whose names match; at least one, or the test skips. */
  static List<Path> files(String pattern) throws IOException {
    Path folder = OracleCase.folder();
    assumeTrue(Files.isDirectory(folder), () -> "no reference values at " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().matches(pattern)).sorted().toList();
      assumeTrue(!found.isEmpty(), () -> "no file " + pattern + " at " + folder);
      return found;
    }
  }

  /** The rows of a table, each as its values by column. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    assumeTrue(Files.exists(file), () -> "no reference values at " + file);
    List<String> lines = Files.readAllLines(file);
    String[] columns = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < columns.length; c++) {
        row.put(columns[c], cells[c]);
      }
      rows.add(row);
    }
    return rows;
  }
}
