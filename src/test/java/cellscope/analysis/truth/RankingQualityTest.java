package cellscope.analysis.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import cellscope.run.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingQualityTest {
  @TempDir private static Path folder;
  private static BenchmarkTable table;

  @BeforeAll
  static void readTable() throws IOException {
    table = BenchmarkTable.read(TableFiles.write(folder.resolve("t.csv"), TableFiles.lines()));
  }

  private static Ranking ranking(double sign) {
    List<Ranking.Cell> cells = new ArrayList<>();
    for (int n : new int[] {7, 77, 777, 7777, 15000}) {
      double accuracy = sign * table.testAfter200(BenchmarkDataSet.CIFAR_100, n);
      cells.add(new Ranking.Cell(ArchitectureNumber.genotype(n), accuracy, 1, false));
    }
    cells.add(new Ranking.Cell(ArchitectureNumber.genotype(3), -sign * 1e9, 1, true));
    return new Ranking(0, cells);
  }

  /** The derived cell would spoil the order if it counted. */
  @Test
  void cellsInTheTablesOrderOrReversedAreToldWhole() {
    RankingQuality alike = RankingQuality.of(ranking(1), table, BenchmarkDataSet.CIFAR_100);
    assertThat(alike.kendall()).isCloseTo(1, within(1e-12));
    assertThat(alike.spearman()).isCloseTo(1, within(1e-12));
    RankingQuality reversed = RankingQuality.of(ranking(-1), table, BenchmarkDataSet.CIFAR_100);
    assertThat(reversed.kendall()).isCloseTo(-1, within(1e-12));
  }
}
