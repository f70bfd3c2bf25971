package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the shared weights of a search say of cells: a file of the run's folder {@code rankings},
 * see docs/run-format.md.
 *
 * @param epoch whose weights they are, from 0
 * @param cells in the order of the file
 */
public record Ranking(int epoch, List<Ranked> cells) {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.csv");
  private static final String ARCHITECTURE = "architecture";
  private static final String ACCURACY = "accuracy";
  private static final String LOSS = "loss";
  private static final String AGAIN = "rank the cells again";

  /**
   * One cell.
   *
   * @param architecture the genotype as one line of text, in its space's usual form
   * @param accuracy top-1 with the shared weights, 0..1
   * @param loss mean cross entropy, nats; not finite where the network's output isn't
   */
  public record Ranked(String architecture, double accuracy, double loss) {
    private String line() {
      String text = architecture.contains(",") ? '"' + architecture + '"' : architecture;
      return text + "," + accuracy + "," + loss + "\n";
    }
  }

  public Ranking {
    cells = List.copyOf(cells);
  }

  /** The rankings that a run has, by epoch from 0; empty where there is none. */
  public static SortedMap<Integer, Path> files(RunDirectory run) throws IOException {
    SortedMap<Integer, Path> found = new TreeMap<>();
    if (Files.isDirectory(run.rankings())) {
      try (Stream<Path> files = Files.list(run.rankings())) {
        for (Path file : files.toList()) {
          Matcher name = NAME.matcher(file.getFileName().toString());
          if (name.matches()) {
            found.put(Integer.parseInt(name.group(1)), file);
          }
        }
      }
    }
    return found;
  }

  /**
   * Writes the ranking of its epoch, in place of one that is there.
   *
   * @return the file
   */
  public Path write(RunDirectory run) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(ARCHITECTURE).append(',').append(ACCURACY).append(',').append(LOSS).append('\n');
    cells.forEach(cell -> text.append(cell.line()));
    Path folder = Files.createDirectories(run.rankings());
    String name = String.format(Locale.ROOT, "epoch-%04d.csv", epoch);
    return WholeFile.write(folder.resolve(name), text.toString());
  }

  /**
   * Reads a ranking; columns that it doesn't know are passed over.
   *
   * @param epoch whose weights ranked, from 0
   * @throws InputProblem a column is missing, or a line is wrong
   */
  public static Ranking read(int epoch, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = lines.isEmpty() ? List.of() : fields(lines.get(0));
    for (String column : List.of(ARCHITECTURE, ACCURACY, LOSS)) {
      if (!header.contains(column)) {
        throw new InputProblem("has no column " + column, file + ":1", AGAIN);
      }
    }
    List<Ranked> cells = new ArrayList<>();
    for (int n = 1; n < lines.size(); n++) {
      cells.add(ranked(header, fields(lines.get(n)), file + ":" + (n + 1)));
    }
    return new Ranking(epoch, cells);
  }

  private static Ranked ranked(List<String> header, List<String> fields, String where) {
    if (fields.size() != header.size()) {
      throw new InputProblem(
          "has " + fields.size() + " fields where the first line has " + header.size(),
          where,
          AGAIN);
    }
    double accuracy = number(fields.get(header.indexOf(ACCURACY)), where);
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new InputProblem("has an accuracy that is not from 0 to 1", where, AGAIN);
    }
    double loss = number(fields.get(header.indexOf(LOSS)), where);
    return new Ranked(fields.get(header.indexOf(ARCHITECTURE)), accuracy, loss);
  }

  private static double number(String text, String where) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InputProblem("'" + text + "' is no number", where, AGAIN);
    }
  }

  /** Parts a line; a field may stand in quotes. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
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
