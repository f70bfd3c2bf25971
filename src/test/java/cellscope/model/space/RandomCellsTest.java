package cellscope.model.space;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.RandomStream;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.catalogue.Spaces;
import cellscope.model.space.nasnet.NasNet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomCellsTest {
  private static List<Genotype> draw(Space space, int count, Set<Genotype> without) {
    return RandomCells.different(space, count, without, RandomStream.ofSeed(3));
  }

  @Test
  void cellsAreDifferentAndFollowFromTheSeed() {
    for (Space space : Spaces.all()) {
      List<Genotype> cells = draw(space, 50, Set.of());
      assertThat(new HashSet<>(cells)).hasSize(50);
      assertThat(draw(space, 50, Set.of())).isEqualTo(cells);
    }
  }

  @Test
  void whatIsLeftOutMovesNoOtherCell() {
    List<Genotype> cells = draw(Benchmark201.SPACE, 10, Set.of());
    List<Genotype> others = draw(Benchmark201.SPACE, 9, Set.of(cells.get(4)));
    assertThat(others.subList(0, 4)).isEqualTo(cells.subList(0, 4));
    assertThat(others.subList(4, 9)).isEqualTo(cells.subList(5, 10));
  }

  @Test
  void aSmallSpaceIsDrawnWhole() {
    assertThat(draw(Benchmark201.SPACE, 20_000, Set.of())).hasSize(ArchitectureNumber.COUNT);
  }

  /** Of the five edges into the last node, each is kept as often. */
  @Test
  void everyChoiceOfEdgesIsAsLikely() {
    Map<Integer, Integer> kept = new HashMap<>();
    for (Genotype cell : draw(NasNet.SPACE, 1000, Set.of())) {
      for (CellGenotype.Choice choice : cell.cells().get(0).choices()) {
        if (choice.edge().to() == 5) {
          kept.merge(choice.edge().from(), 1, Integer::sum);
        }
      }
    }
    assertThat(kept).hasSize(5);
    assertThat(kept.values()).allSatisfy(times -> assertThat(times).isBetween(330, 470));
  }
}
