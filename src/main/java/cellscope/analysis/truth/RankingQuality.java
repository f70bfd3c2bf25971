package cellscope.analysis.truth;

import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableTruth;
import cellscope.model.statistics.RankCorrelation;

/**
 * How far shared weights order cells as the table does. The arrays are its own.
 *
 * @param shared accuracy with shared weights, percent
 * @param truth test accuracy after 200 epochs alone, percent, in the same order
 * @param kendall tau-b; not a number where one side tells nothing apart
 * @param spearman rho; the same
 */
public record RankingQuality(double[] shared, double[] truth, double kendall, double spearman) {
  /** Holds a ranking against a table. */
  public static RankingQuality of(Ranking ranking, BenchmarkTable table, BenchmarkDataSet dataSet) {
    TableTruth worth = table.truth(dataSet);
    double[] shared = ranking.cells().stream().mapToDouble(cell -> 100 * cell.accuracy()).toArray();
    double[] truth =
        ranking.cells().stream().mapToDouble(cell -> worth.accuracy(cell.number())).toArray();
    return new RankingQuality(
        shared,
        truth,
        RankCorrelation.kendallTauB(shared, truth),
        RankCorrelation.spearman(shared, truth));
  }

  /** How many cells were ranked. */
  public int count() {
    return shared.length;
  }
}
