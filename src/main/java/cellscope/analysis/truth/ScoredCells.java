package cellscope.analysis.truth;

import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A ranking by shared weights of cells that a benchmark table knows.
 *
 * @param epoch whose weights they are, from 0
 * @param cells in the order of the ranking
 */
public record ScoredCells(int epoch, List<Scored> cells) {
  /**
   * One cell.
   *
   * @param number the architecture, see {@link ArchitectureNumber}
   * @param accuracy with shared weights, 0..1
   */
  public record Scored(int number, double accuracy) {}

  public ScoredCells {
    cells = List.copyOf(cells);
  }

  /**
   * Reads a ranking's file.
   *
   * @param epoch whose weights ranked, from 0
   * @throws InputProblem it is no ranking, or one of cells that no table knows
   */
  public static ScoredCells read(int epoch, Path file) throws IOException {
    List<Scored> cells = new ArrayList<>();
    for (Ranking.Ranked cell : Ranking.read(epoch, file).cells()) {
      String where = file + ":" + (cells.size() + 2);
      cells.add(new Scored(number(cell.architecture(), where), cell.accuracy()));
    }
    return new ScoredCells(epoch, cells);
  }

  private static int number(String architecture, String where) {
    try {
      var genotype = Spaces.read(architecture);
      CellTruth.requireSpace(genotype.space(), where);
      return ArchitectureNumber.of(genotype);
    } catch (IllegalArgumentException | GenotypeProblem e) {
      throw new InputProblem(
          "holds what is no cell (" + e.getMessage() + ")", where, "rank the cells again");
    }
  }
}
