package cellscope.analysis.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import cellscope.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingTest {
  private static final String HEADER = "architecture,accuracy,loss\n";

  @TempDir private Path folder;

  private static String line(int number, double accuracy) {
    return ArchitectureNumber.text(number) + "," + accuracy + ",1.5\n";
  }

  private Path write(String name, String text) throws IOException {
    Path rankings = Files.createDirectories(folder.resolve("rankings"));
    return Files.writeString(rankings.resolve(name), text);
  }

  @Test
  void filesAreFoundByEpochAndOthersPassedOver() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    assertThat(Ranking.files(run)).isEmpty();
    Path later = write("epoch-0012.csv", HEADER);
    Path first = write("epoch-0003.csv", HEADER);
    write("epoch-0003.csv.tmp", HEADER);
    assertThat(Ranking.files(run))
        .containsExactly(java.util.Map.entry(3, first), java.util.Map.entry(12, later));
  }

  @Test
  void aTornLastLineIsPassedOverAndOtherColumnsToo() throws IOException {
    Path file = write("epoch-0001.csv", HEADER + line(7, 0.25) + line(9, 0.5) + "|none~0|+|no");
    Ranking ranking = Ranking.read(1, file);
    assertThat(ranking.cells())
        .containsExactly(new Ranking.Ranked(7, 0.25), new Ranking.Ranked(9, 0.5));
    assertThat(Ranking.read(0, write("epoch-0000.csv", HEADER)).cells()).isEmpty();
  }

  @Test
  void wrongLinesAreToldWithTheirPlace() throws IOException {
    assertProblem("accuracy,loss\n", ":1: no columns architecture and accuracy");
    assertProblem(HEADER + "|none~0|,0.5,1\n", ":2: is no cell with an accuracy of 0 to 1");
    assertProblem(HEADER + line(7, 1.5), ":2: is no cell with an accuracy of 0 to 1");
    assertProblem(HEADER + line(7, 0.5) + "a,b\n", ":3: 2 fields where the first line has 3");
  }

  private void assertProblem(String text, String part) throws IOException {
    Path file = write("epoch-0001.csv", text);
    assertThatThrownBy(() -> Ranking.read(1, file))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(file + part);
  }

  /** Four cells, of which shared weights exchange the middle two: 5 of 6 pairs agree. */
  @Test
  void correlationsAreThoseOfFourCellsByHand() throws IOException {
    List<String> lines =
        TableFiles.lines((column, number) -> column.equals("c10_test_200") ? number % 100 : 1);
    BenchmarkTable table = BenchmarkTable.read(TableFiles.write(folder.resolve("t.csv"), lines));
    Path file =
        write(
            "epoch-0002.csv",
            HEADER + line(10, 0.1) + line(30, 0.2) + line(20, 0.3) + line(40, 0.4));
    Ranking ranking = Ranking.read(2, file);
    RankingQuality quality = RankingQuality.of(ranking, table, BenchmarkDataSet.CIFAR_10);
    assertThat(quality.truth()).containsExactly(10, 30, 20, 40);
    assertThat(quality.shared()[3]).isCloseTo(40, within(1e-9));
    assertThat(quality.kendall()).isCloseTo(4.0 / 6, within(1e-12));
    assertThat(quality.spearman()).isCloseTo(0.8, within(1e-12));
    assertThat(RankingQuality.of(ranking, table, BenchmarkDataSet.CIFAR_100).kendall()).isNaN();
  }
}
