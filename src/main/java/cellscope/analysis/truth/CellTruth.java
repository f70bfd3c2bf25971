package cellscope.analysis.truth;

import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.IsomorphicCells;
import cellscope.model.genotype.Genotype;
import java.util.Arrays;
import java.util.List;

/**
 * What a benchmark table knows of one cell.
 *
 * @param number the architecture, see {@link ArchitectureNumber}
 * @param twins how many other architectures compute the same
 * @param worths one for each data set, in their order
 */
public record CellTruth(int number, int twins, List<Worth> worths) {
  public CellTruth {
    worths = List.copyOf(worths);
  }

  /** What the table tells of an architecture. */
  public static CellTruth of(BenchmarkTable table, int number) {
    int[] alike = IsomorphicCells.of(number);
    List<Worth> worths =
        Arrays.stream(BenchmarkDataSet.values())
            .map(dataSet -> Worth.of(table, dataSet, number, alike))
            .toList();
    return new CellTruth(number, alike.length - 1, worths);
  }

  /**
   * What the table tells of a genotype.
   *
   * @throws InputProblem if it is of another space than the table
   */
  public static CellTruth of(BenchmarkTable table, Genotype genotype) {
    requireSpace(genotype.space(), "genotype");
    return of(table, ArchitectureNumber.of(genotype));
  }

  /** Whether the table knows the cells of a space. */
  public static boolean suits(String space) {
    return space.equals(BenchmarkTable.SPACE);
  }

  /**
   * Refuses cells that the table doesn't know.
   *
   * @param where what the problem is about
   */
  public static void requireSpace(String space, String where) {
    if (!suits(space)) {
      throw new InputProblem(
          "no benchmark table knows cells of the space " + space,
          where,
          "choose one of " + BenchmarkTable.SPACE);
    }
  }

  /** The architecture as the benchmark writes it. */
  public String architecture() {
    return ArchitectureNumber.text(number);
  }

  /** The text that all cells share that compute the same. */
  public String isomorphicClass() {
    return IsomorphicCells.text(number);
  }

  /** What it is worth on a data set. */
  public Worth on(BenchmarkDataSet dataSet) {
    return worths.get(dataSet.ordinal());
  }
}
