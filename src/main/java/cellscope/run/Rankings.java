package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.file.WholeFile;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.space.catalogue.Spaces;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run's rankings: {@code rankings/epoch-0012.csv}, one for each epoch whose shared weights were
 * asked. A genotype may hold commas and then stands in quotes.
 */
public final class Rankings {
  static final String HEADER = "architecture,accuracy,loss,derived";
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.csv");
  private static final Pattern ROW =
      Pattern.compile("(?:\"([^\"]+)\"|([^\",]+)),([^,]+),([^,]+),(true|false)");
  private static final String REMEDY = "rank the cells again with 'cellscope rank'";

  private Rankings() {}

  /** The file of an epoch's ranking, whether or not it is there. */
  public static Path file(RunDirectory run, int epoch) {
    return run.rankings().resolve(String.format(Locale.ROOT, "epoch-%04d.csv", epoch));
  }

  /**
   * Writes a ranking in place of the one before; a reader sees the one or the other.
   *
   * @return its file
   */
  public static Path write(RunDirectory run, Ranking ranking) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Ranking.Cell cell : ranking.cells()) {
      String architecture = Spaces.text(cell.genotype());
      text.append(architecture.contains(",") ? '"' + architecture + '"' : architecture)
          .append(',')
          .append(cell.accuracy())
          .append(',')
          .append(cell.loss())
          .append(',')
          .append(cell.derived())
          .append('\n');
    }
    Files.createDirectories(run.rankings());
    return WholeFile.write(file(run, ranking.epoch()), text.toString());
  }

  /** The epochs that have a ranking, from 0, ascending. */
  public static List<Integer> epochs(RunDirectory run) throws IOException {
    TreeSet<Integer> epochs = new TreeSet<>();
    if (Files.isDirectory(run.rankings())) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(run.rankings())) {
        for (Path entry : entries) {
          Matcher name = NAME.matcher(entry.getFileName().toString());
          if (name.matches()) {
            epochs.add(Integer.parseInt(name.group(1)));
          }
        }
      }
    }
    return List.copyOf(epochs);
  }

  /**
   * Reads an epoch's ranking; empty where there is none.
   *
   * @throws InputProblem it is damaged
   */
  public static Optional<Ranking> read(RunDirectory run, int epoch) throws IOException {
    Path file = file(run, epoch);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new InputProblem("is no ranking of cells", file.toString(), REMEDY);
    }
    List<Ranking.Cell> cells = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      cells.add(cell(lines.get(i), file + ":" + (i + 1)));
    }
    return Optional.of(new Ranking(epoch, cells));
  }

  private static Ranking.Cell cell(String line, String where) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      throw new InputProblem("is no row of a ranking", where, REMEDY);
    }
    try {
      return new Ranking.Cell(
          Spaces.read(row.group(1) == null ? row.group(2) : row.group(1)),
          Double.parseDouble(row.group(3)),
          Double.parseDouble(row.group(4)),
          row.group(5).equals("true"));
    } catch (GenotypeProblem | NumberFormatException e) {
      throw new InputProblem("is no row of a ranking (" + e.getMessage() + ")", where, REMEDY);
    }
  }
}
