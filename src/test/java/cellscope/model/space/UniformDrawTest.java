package cellscope.model.space;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UniformDrawTest {
  private static final UniformDraw CELLS = new UniformDraw(Benchmark201.SPACE);
  private static final UniformDraw NASNET = new UniformDraw(NasNet.SPACE);

  private static RandomStream stream() {
    return RandomStream.ofSeed(3).split("architectures");
  }

  @Test
  void drawsAreAFunctionOfTheStream() {
    for (UniformDraw draw : List.of(CELLS, NASNET)) {
      List<int[]> once = draw.byKind(draw.operations(stream()));
      List<int[]> again = draw.byKind(draw.operations(stream()));
      assertThat(again.toArray(int[][]::new)).isDeepEqualTo(once.toArray(int[][]::new));
    }
  }

  @Test
  void kindsOfCellAreDrawnApart() {
    List<int[]> drawn = NASNET.byKind(NASNET.operations(stream()));
    assertThat(drawn).hasSize(2);
    assertThat(drawn.get(0)).hasSize(14).isNotEqualTo(drawn.get(1));
  }

  @Test
  void everyOperationOfEveryEdgeIsAsLikely() {
    int[][] counts = new int[6][5];
    RandomStream stream = stream();
    int draws = 10_000;
    for (int i = 0; i < draws; i++) {
      int[] drawn = CELLS.byKind(CELLS.operations(stream)).get(0);
      for (int e = 0; e < drawn.length; e++) {
        counts[e][drawn[e]]++;
      }
    }
    for (int[] row : counts) {
      for (int count : row) {
        assertThat(count).isBetween(draws / 5 - 200, draws / 5 + 200); // five deviations
      }
    }
  }

  @Test
  void cellsThatAreDrawnApartHaveNoDeadNode() {
    RandomStream stream = stream();
    CellTopology topology = NasNet.SPACE.cells().get(0);
    for (int i = 0; i < 500; i++) {
      for (int[] cell : CELLS.alive(List.of(0, 0), CELLS.operations(stream))) {
        assertThat(cell[0]).isNotZero();
        assertThat(cell[1] + cell[2]).isNotZero();
        assertThat(cell[3] + cell[4] + cell[5]).isNotZero();
      }
      for (int[] cell : NASNET.alive(List.of(0, 1, 0), NASNET.operations(stream))) {
        for (int node = topology.inputs(); node < topology.nodes(); node++) {
          assertThat(topology.rowsInto(node)).anyMatch(row -> cell[row] != 0);
        }
      }
    }
  }

  @Test
  void differentArchitecturesComeOnceEach() {
    List<List<int[]>> drawn = CELLS.different(300, stream());
    assertThat(drawn.stream().map(d -> Arrays.toString(d.get(0))).distinct()).hasSize(300);
    List<List<int[]>> free = CELLS.independent(300, stream());
    assertThat(free).hasSize(300);
    assertThat(IntStream.range(0, 3).mapToObj(i -> free.get(i).get(0)).toArray(int[][]::new))
        .isDeepEqualTo(
            IntStream.range(0, 3).mapToObj(i -> drawn.get(i).get(0)).toArray(int[][]::new));
  }

  @Test
  void moreThanTheSpaceHoldsIsTheWholeSpace() {
    UniformDraw small =
        new UniformDraw(
            List.of(Operation.NONE, Operation.SKIP_CONNECT), Benchmark201.SPACE.cells());
    assertThat(small.different(1000, stream())).hasSize(64);
  }
}
