package cellscope.analysis.truth;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableTruth;
import cellscope.model.statistics.RankCorrelation;
import cellscope.run.Ranking;
import java.util.List;

/**
 * How far shared weights order cells as trainings of 200 epochs do: their accuracies beside the
 * test accuracies of a benchmark table. The arrays are its own. The cells that were drawn count for
 * the correlations; the derived one does not, for it was chosen.
 *
 * @param dataSet on which the cells were trained
 * @param shared accuracy with shared weights, percent, in the ranking's order
 * @param truth test accuracy after 200 epochs alone, percent, in the same order
 * @param derived where the derived cell stands; -1 where it was not scored
 * @param kendall tau-b, from -1 to 1; not a number where one side tells nothing apart
 * @param spearman rho; the same
 */
public record RankingQuality(
    BenchmarkDataSet dataSet,
    double[] shared,
    double[] truth,
    int derived,
    double kendall,
    double spearman) {
  /** Holds a ranking of cells of NAS-Bench-201 against a table. */
  public static RankingQuality of(Ranking ranking, BenchmarkTable table, BenchmarkDataSet dataSet) {
    TableTruth worth = table.truth(dataSet);
    return new RankingQuality(
        dataSet,
        shared(ranking.cells()),
        truth(ranking.cells(), worth),
        ranking.derived().map(ranking.cells()::indexOf).orElse(-1),
        RankCorrelation.kendallTauB(shared(ranking.drawn()), truth(ranking.drawn(), worth)),
        RankCorrelation.spearman(shared(ranking.drawn()), truth(ranking.drawn(), worth)));
  }

  private static double[] shared(List<Ranking.Cell> cells) {
    return cells.stream().mapToDouble(cell -> 100 * cell.accuracy()).toArray();
  }

  private static double[] truth(List<Ranking.Cell> cells, TableTruth worth) {
    return cells.stream()
        .mapToDouble(cell -> worth.accuracy(ArchitectureNumber.of(cell.genotype())))
        .toArray();
  }
}
