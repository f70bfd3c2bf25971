package cellscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.RandomCells;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingsTest {
  @TempDir private Path folder;

  private static Ranking ranking(Space space, int epoch) {
    List<Ranking.Cell> cells = new ArrayList<>();
    for (Genotype g : RandomCells.different(space, 4, Set.of(), RandomStream.ofSeed(epoch))) {
      cells.add(new Ranking.Cell(g, 0.1 * (cells.size() % 3), 1 / 3.0, cells.isEmpty()));
    }
    return new Ranking(epoch, cells);
  }

  @Test
  void rankingsOfEverySpaceAreReadAsTheyWereWritten() throws Exception {
    for (Space space : Spaces.all()) {
      RunDirectory run = new RunDirectory(folder.resolve(space.name()));
      assertThat(Rankings.epochs(run)).isEmpty();
      assertThat(Rankings.read(run, 0)).isEmpty();
      Ranking twelfth = ranking(space, 12);
      assertThat(Rankings.write(run, twelfth).getFileName()).hasToString("epoch-0012.csv");
      Rankings.write(run, ranking(space, 3));
      assertThat(Rankings.epochs(run)).containsExactly(3, 12);
      assertThat(Rankings.read(run, 12)).contains(twelfth);
      Rankings.write(run, new Ranking(12, twelfth.drawn()));
      assertThat(Rankings.read(run, 12).orElseThrow().derived()).isEmpty();
    }
  }

  @Test
  void equalCellsShareTheirRank() {
    Ranking ranking = ranking(Spaces.all().get(0), 0); // accuracies 0, 0.1, 0.2, 0
    assertThat(ranking.cells().stream().map(ranking::rank)).containsExactly(3, 2, 1, 3);
    assertThat(ranking.derived()).contains(ranking.cells().get(0));
    assertThat(ranking.drawn()).isEqualTo(ranking.cells().subList(1, 4));
  }

  @Test
  void aDamagedRankingIsOneLineWithItsPlace() throws Exception {
    RunDirectory run = new RunDirectory(folder);
    Path file = Rankings.write(run, ranking(Spaces.all().get(0), 0));
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst(",true", ",true,more"));
    assertThatThrownBy(() -> Rankings.read(run, 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(file + ":2: is no row of a ranking");
    Files.writeString(file, text.replaceFirst("~0\\|", "~7|"));
    assertThatThrownBy(() -> Rankings.read(run, 0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(file + ":2: is no row of a ranking (");
    Files.writeString(file, "epoch,step\n");
    assertThatThrownBy(() -> Rankings.read(run, 0)).hasMessageContaining("is no ranking of cells");
  }

  /** A step within an epoch has no derived cell of its own. */
  @Test
  void statesAfterEpochsAreFoundByTheirEpoch() throws Exception {
    RunDirectory run = Runs.queued(folder.resolve("run"), 5);
    try (RunWriter writer = RunWriter.start(run)) {
      assertThat(CheckpointReader.afterEpoch(run, OptionalInt.empty())).isEmpty();
      writer.onCheckpoint(new RunWriter.Position(3, 0), out -> out.write(33));
      writer.onCheckpoint(new RunWriter.Position(3, 7), out -> out.write(37));
    }
    assertThat(CheckpointReader.epochs(run)).containsExactly(2);
    for (OptionalInt asked : List.of(OptionalInt.empty(), OptionalInt.of(2))) {
      try (CheckpointReader.AfterEpoch found =
          CheckpointReader.afterEpoch(run, asked).orElseThrow()) {
        assertThat(found.epoch()).isEqualTo(2);
        assertThat(found.state().readAllBytes()).containsExactly(33);
      }
    }
    assertThat(CheckpointReader.afterEpoch(run, OptionalInt.of(3))).isEmpty();
  }
}
