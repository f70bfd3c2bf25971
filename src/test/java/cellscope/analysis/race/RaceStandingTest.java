package cellscope.analysis.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.config.RaceConfigReader;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.benchmark.TableFiles;
import cellscope.model.race.Answer;
import cellscope.model.race.SearchEnd;
import cellscope.run.RaceColumns;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceReader;
import cellscope.run.RaceWriter;
import cellscope.run.RunLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceStandingTest {
  private static final String CONFIG =
      """
      {"dataset": "cifar100", "seeds": {"count": 3}, "budget": {"kind": "questions", "amount": 10},
       "contestants": [{"label": "a", "search": {"algorithm": "random"}},
                       {"label": "b, too", "search": {"algorithm": "random"}}]}
      """;

  @TempDir private Path folder;

  @Test
  void bandsAndTableFollowARaceAsItGoesOn() throws IOException {
    BenchmarkTable table =
        BenchmarkTable.read(TableFiles.write(folder.resolve("table.csv"), TableFiles.lines()));
    RaceDirectory race =
        new RunLibrary(folder)
            .create(RaceConfigReader.parse(CONFIG, "race.json"), "race", Map.of());
    RaceReader reader = new RaceReader(race);
    RaceStanding standing = new RaceStanding();
    standing.take(reader.poll());
    assertThat(standing.measures()).isEmpty();
    try (RaceWriter writer = RaceWriter.start(race)) {
      writer.running(new RaceColumns(Optional.of(table)), Map.of());
      writer.answered(answer(0, 1, 5, 0.4));
      writer.answered(answer(3, 4, 6, 0.5));
      writer.ended(new SearchEnd(10, 10, ""));
      writer.answered(answer(0, 1, 7, 0.3));
      writer.flush();
      standing.take(reader.poll());
      RaceMeasure first = standing.measures().get(0);
      assertThat(first.title()).isEqualTo("CIFAR-100 test");
      Band band = standing.band("a", first, 0.25, 0.75);
      double fifth = table.testAfter200(BenchmarkDataSet.CIFAR_100, 5);
      assertThat(band.points().get(2).mean()).isEqualTo(fifth, within(1e-9));
      assertThat(band.points().get(9).mean())
          .isEqualTo(table.testAfter200(BenchmarkDataSet.CIFAR_100, 6), within(1e-9));
      assertThat(standing.band("b, too", first, 0.25, 0.75).points())
          .extracting(Band.Point::count)
          .startsWith(1, 0, 0);
      assertThat(
              standing.table(PairwiseTest.MANN_WHITNEY, 0.05).rows().get(1).cells().get(0).score())
          .as("one that goes on has not reached anything yet")
          .extracting(Score::count)
          .isEqualTo(0);
      writer.ended(new SearchEnd(10, 10, "lost, \"quite\""));
      writer.answered(answer(0, 1, 9, 0.9));
      writer.ended(new SearchEnd(10, 10, ""));
      writer.flush();
      standing.take(reader.poll());
      assertThat(standing.band("a", first, 0.25, 0.75).points().get(0).count()).isEqualTo(2);
      assertThat(standing.band("b, too", first, 0.25, 0.75).points().get(9).count())
          .as("a failed search counts nowhere")
          .isZero();
      assertThat(standing.searches("b, too").get(0).end().orElseThrow().failure())
          .isEqualTo("lost, \"quite\"");
    }
    RaceTable reached = standing.table(PairwiseTest.WELCH, 0.05);
    assertThat(reached.columns())
        .extracting(RaceTable.Column::title)
        .startsWith("CIFAR-100 validation", "CIFAR-100 test", "CIFAR-10 test");
    assertThat(reached.rows().get(0).cells().get(0).score().mean()).isEqualTo(70, within(1e-9));
    RaceMeasure regret = standing.measures().get(1);
    assertThat(standing.value(standing.searches("a").get(0), regret))
        .isEqualTo(table.truth(BenchmarkDataSet.CIFAR_100).regret(6), within(1e-6));
  }

  private static Answer answer(int epoch, double spent, int number, double score) {
    return new Answer(epoch, spent, ArchitectureNumber.genotype(number), score);
  }
}
