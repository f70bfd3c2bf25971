package cellscope.model.benchmark;

import cellscope.model.RandomStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.zip.GZIPOutputStream;

/** Benchmark tables of made-up numbers. */
public final class TableFiles {
  private TableFiles() {}

  /**
   * The lines of a whole table, the first names the columns. The number of decimals is that of
   * public tables.
   */
  public static List<String> lines(String... optionalColumns) {
    List<String> names = new ArrayList<>(List.of("index", "arch"));
    names.addAll(TableColumns.required());
    names.addAll(List.of(optionalColumns));
    List<String> lines = new ArrayList<>(List.of(String.join(",", names)));
    RandomStream random = RandomStream.ofSeed(201);
    for (int n = 0; n < ArchitectureNumber.COUNT; n++) {
      StringBuilder line = new StringBuilder().append(n).append(',');
      line.append(ArchitectureNumber.text(n));
      for (int c = 2; c < names.size(); c++) {
        int thousandths = 1 + random.nextInt(100_000);
        line.append(',').append(thousandths / 1000).append('.');
        line.append(String.valueOf(1000 + thousandths % 1000).substring(1));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /**
   * The lines of a table whose numbers are chosen.
   *
   * @param value of a column and an architecture's number
   */
  public static List<String> lines(ToDoubleBiFunction<String, Integer> value) {
    List<String> names = new ArrayList<>(TableColumns.required());
    List<String> lines = new ArrayList<>(List.of("arch," + String.join(",", names)));
    for (int n = 0; n < ArchitectureNumber.COUNT; n++) {
      StringBuilder line = new StringBuilder(ArchitectureNumber.text(n));
      for (String name : names) {
        line.append(',').append(value.applyAsDouble(name, n));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  public static Path write(Path file, List<String> lines) throws IOException {
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  static Path writePacked(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
