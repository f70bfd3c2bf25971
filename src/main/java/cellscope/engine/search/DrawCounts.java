package cellscope.engine.search;

import cellscope.engine.state.StateIn;
import cellscope.engine.state.StateOut;
import cellscope.model.Alpha;
import cellscope.model.run.CellDraw;
import cellscope.model.run.CellState;
import cellscope.model.space.Space;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was drawn in an epoch so far, by kind of cell; part of a state. */
final class DrawCounts {
  private final List<OfKind> kinds;

  private record OfKind(String kind, int[][] weight, int[][] arch, int[] last) {}

  DrawCounts(Space space) {
    int operations = space.operations().size();
    kinds =
        space.cells().stream().map(c -> ofKind(c.kind(), c.edges().size(), operations)).toList();
  }

  private static OfKind ofKind(String kind, int edges, int operations) {
    return new OfKind(kind, new int[edges][operations], new int[edges][operations], new int[edges]);
  }

  /** Forgets the counts; the last draw stays. */
  void clear() {
    for (OfKind kind : kinds) {
      for (int e = 0; e < kind.last().length; e++) {
        Arrays.fill(kind.weight()[e], 0);
        Arrays.fill(kind.arch()[e], 0);
      }
    }
  }

  /** Counts a weight step's draw. */
  void addWeight(List<CellDraw> draw) {
    for (CellDraw cell : draw) {
      OfKind kind = of(cell.kind());
      for (int e = 0; e < kind.last().length; e++) {
        kind.weight()[e][cell.operations().get(e)]++;
        kind.last()[e] = cell.operations().get(e);
      }
    }
  }

  /** Counts an architecture step's draw. */
  void addArch(List<CellDraw> draw) {
    for (CellDraw cell : draw) {
      OfKind kind = of(cell.kind());
      for (int e = 0; e < kind.last().length; e++) {
        kind.arch()[e][cell.operations().get(e)]++;
        kind.last()[e] = cell.operations().get(e);
      }
    }
  }

  private OfKind of(String kind) {
    return kinds.stream().filter(k -> k.kind().equals(kind)).findFirst().orElseThrow();
  }

  /**
   * What was drawn, beside alpha as it stands.
   *
   * @param alphas by kind of cell; empty where the algorithm has none
   */
  List<CellState> states(List<Alpha> alphas) {
    return IntStream.range(0, kinds.size())
        .mapToObj(
            k ->
                new CellState(
                    kinds.get(k).kind(),
                    alphas.isEmpty() ? Optional.empty() : Optional.of(alphas.get(k)),
                    IntStream.of(kinds.get(k).last()).boxed().toList(),
                    boxed(kinds.get(k).weight()),
                    boxed(kinds.get(k).arch())))
        .toList();
  }

  private static List<List<Integer>> boxed(int[][] counts) {
    return Arrays.stream(counts).map(row -> IntStream.of(row).boxed().toList()).toList();
  }

  void write(StateOut out) throws IOException {
    for (OfKind kind : kinds) {
      out.integers("draws/" + kind.kind() + "/weight", kind.weight());
      out.integers("draws/" + kind.kind() + "/arch", kind.arch());
      out.integers("draws/" + kind.kind() + "/last", new int[][] {kind.last()});
    }
  }

  void read(StateIn in) {
    for (OfKind kind : kinds) {
      in.into("draws/" + kind.kind() + "/weight", kind.weight());
      in.into("draws/" + kind.kind() + "/arch", kind.arch());
      in.into("draws/" + kind.kind() + "/last", new int[][] {kind.last()});
    }
  }
}
