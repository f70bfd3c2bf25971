package cellscope.analysis.truth;

import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the shared weights of a search say of cells: a file of the run's folder {@code rankings},
 * named by the epoch whose weights they are, such as {@code epoch-0012.csv}, with the columns
 * {@code architecture,accuracy,loss} and maybe more.
 *
 * @param epoch from 0
 * @param cells in the order of the file, each once
 */
public record Ranking(int epoch, List<Ranked> cells) {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.csv");

  /**
   * One cell.
   *
   * @param number the architecture, see {@link ArchitectureNumber}
   * @param accuracy with shared weights, 0..1
   */
  public record Ranked(int number, double accuracy) {}

  public Ranking {
    cells = List.copyOf(cells);
  }

  /** The rankings that a run has, by epoch from 0; empty where there is none. */
  public static SortedMap<Integer, Path> files(RunDirectory run) throws IOException {
    SortedMap<Integer, Path> found = new TreeMap<>();
    Path folder = run.path().resolve("rankings");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
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
   * Reads a ranking. A line without its end is still being written, and is passed over.
   *
   * @param epoch whose weights ranked
   * @throws InputProblem a column is missing, or a line is wrong
   */
  public static Ranking read(int epoch, Path file) throws IOException {
    String text = Files.readString(file);
    int end = text.lastIndexOf('\n') + 1;
    List<String> lines = text.substring(0, end).lines().toList();
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
    int cell = header.indexOf("architecture");
    int accuracy = header.indexOf("accuracy");
    if (cell < 0 || accuracy < 0) {
      throw new InputProblem(
          "no columns architecture and accuracy", file + ":1", "rank the cells again");
    }
    List<Ranked> cells = new ArrayList<>();
    for (int n = 1; n < lines.size(); n++) {
      cells.add(ranked(lines.get(n).split(",", -1), header.size(), cell, accuracy, file, n + 1));
    }
    return new Ranking(epoch, cells);
  }

  private static Ranked ranked(
      String[] fields, int count, int cell, int accuracy, Path file, int line) {
    String where = file + ":" + line;
    if (fields.length != count) {
      throw new InputProblem(
          fields.length + " fields where the first line has " + count,
          where,
          "rank the cells again");
    }
    try {
      int number = ArchitectureNumber.of(Spaces.read(fields[cell]));
      double value = Double.parseDouble(fields[accuracy]);
      if (value >= 0 && value <= 1) {
        return new Ranked(number, value);
      }
    } catch (GenotypeProblem | IllegalArgumentException e) {
      // told below
    }
    throw new InputProblem("is no cell with an accuracy of 0 to 1", where, "rank the cells again");
  }
}
