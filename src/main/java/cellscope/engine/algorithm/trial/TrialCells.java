package cellscope.engine.algorithm.trial;

import cellscope.model.Alpha;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.space.Paths;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Architectures of {@link TrialSpace#onePerEdge} as the cells that a run tells. */
final class TrialCells {
  private final Space space;

  TrialCells(Space space) {
    this.space = space;
  }

  /** The cell that an architecture is. */
  Genotype genotype(int[] architecture) {
    return Paths.genotype(space, TrialSpace.byKind(space, architecture));
  }

  /** Its operations, for each kind of cell. */
  List<CellDraw> draws(int[] architecture) {
    List<CellDraw> draws = new ArrayList<>();
    for (int[] ofKind : TrialSpace.byKind(space, architecture)) {
      String kind = space.cells().get(draws.size()).kind();
      draws.add(new CellDraw(kind, IntStream.of(ofKind).boxed().toList()));
    }
    return draws;
  }

  /**
   * How each kind of cell stands after an architecture was tried.
   *
   * @param alpha a policy's logits, by decision and option
   */
  List<CellState> states(int[] architecture, Optional<double[][]> alpha) {
    List<CellState> states = new ArrayList<>();
    int from = 0;
    for (CellDraw draw : draws(architecture)) {
      int first = from;
      int end = first + draw.operations().size();
      states.add(state(draw, alpha.map(a -> Alpha.of(Arrays.copyOfRange(a, first, end)))));
      from = end;
    }
    return states;
  }

  private CellState state(CellDraw draw, Optional<Alpha> alpha) {
    int operations = space.operations().size();
    List<List<Integer>> none = new ArrayList<>();
    List<List<Integer>> once = new ArrayList<>();
    for (int chosen : draw.operations()) {
      none.add(Collections.nCopies(operations, 0));
      once.add(IntStream.range(0, operations).map(o -> o == chosen ? 1 : 0).boxed().toList());
    }
    return new CellState(draw.kind(), alpha, draw.operations(), none, once);
  }
}
