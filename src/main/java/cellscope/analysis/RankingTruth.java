package cellscope.analysis;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.statistics.RankCorrelation;
import cellscope.run.Ranking;
import java.util.List;

/**
 * How far shared weights order cells as trainings of 200 epochs do: their accuracies beside the
 * test accuracies of a benchmark table. The cells that were drawn count, the derived one does not,
 * for it was chosen. Not a number where there is nothing to order.
 *
 * @param dataSet on which the cells were trained
 * @param kendallTauB from -1 to 1
 * @param spearman from -1 to 1
 */
public record RankingTruth(BenchmarkDataSet dataSet, double kendallTauB, double spearman) {
  /** Of cells of NAS-Bench-201. */
  public static RankingTruth of(Ranking ranking, BenchmarkTable table, BenchmarkDataSet dataSet) {
    List<Ranking.Cell> drawn = ranking.drawn();
    double[] shared = drawn.stream().mapToDouble(Ranking.Cell::accuracy).toArray();
    double[] trained =
        drawn.stream()
            .mapToDouble(c -> table.testAfter200(dataSet, ArchitectureNumber.of(c.genotype())))
            .toArray();
    return new RankingTruth(
        dataSet,
        RankCorrelation.kendallTauB(shared, trained),
        RankCorrelation.spearman(shared, trained));
  }
}
