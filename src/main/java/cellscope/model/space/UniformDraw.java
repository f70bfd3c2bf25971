package cellscope.model.space;

import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Architectures drawn uniformly: one operation for each edge, as operation index by edge. What is
 * drawn is a function of the numbers that are given, and so of the stream that they come from.
 */
public final class UniformDraw {
  private final List<Operation> candidates;
  private final List<CellTopology> cells;

  /** Of a space's architectures. */
  public UniformDraw(Space space) {
    this(space.operations(), space.cells());
  }

  UniformDraw(List<Operation> candidates, List<CellTopology> cells) {
    this.candidates = candidates;
    this.cells = cells;
  }

  /** Uniform operation indices of the space from a stream. */
  public IntSupplier operations(RandomStream stream) {
    int count = candidates.size();
    return () -> stream.nextInt(count);
  }

  /**
   * One architecture for each kind of cell, one kind after the other; a node may come out dead.
   *
   * @param operations gives operation indices, taken edge by edge
   */
  public List<int[]> byKind(IntSupplier operations) {
    return cells.stream().map(topology -> edgeByEdge(topology, operations)).toList();
  }

  /**
   * One architecture for each of a network's cells, none with a dead node: if all edges into a node
   * drew {@code none}, they are drawn again.
   *
   * @param kinds index of each cell's kind in the space, in the order in which they are drawn
   * @param operations gives operation indices, taken node by node and within a node edge by edge
   */
  public List<int[]> alive(List<Integer> kinds, IntSupplier operations) {
    return kinds.stream().map(kind -> alive(cells.get(kind), operations)).toList();
  }

  private static int[] edgeByEdge(CellTopology topology, IntSupplier operations) {
    int[] drawn = new int[topology.edges().size()];
    Arrays.setAll(drawn, e -> operations.getAsInt());
    return drawn;
  }

  private int[] alive(CellTopology topology, IntSupplier operations) {
    int none = candidates.indexOf(Operation.NONE);
    int[] drawn = new int[topology.edges().size()];
    for (int node = topology.inputs(); node < topology.nodes(); node++) {
      List<Integer> rows = topology.rowsInto(node);
      do {
        for (int row : rows) {
          drawn[row] = operations.getAsInt();
        }
      } while (rows.stream().allMatch(row -> drawn[row] == none));
    }
    return drawn;
  }

  /** So many architectures, each drawn by itself; one may come twice. */
  public List<List<int[]>> independent(int count, RandomStream stream) {
    List<List<int[]>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(byKind(operations(stream)));
    }
    return all;
  }

  /**
   * So many different architectures; all there are if the space holds no more. One that was drawn
   * before is drawn again.
   */
  public List<List<int[]>> different(int count, RandomStream stream) {
    Set<String> seen = new HashSet<>();
    List<List<int[]>> all = new ArrayList<>();
    while (all.size() < count && all.size() < size()) {
      List<int[]> drawn = byKind(operations(stream));
      if (seen.add(drawn.stream().map(Arrays::toString).toList().toString())) {
        all.add(drawn);
      }
    }
    return all;
  }

  /** How many architectures there are. */
  private double size() {
    int edges = cells.stream().mapToInt(topology -> topology.edges().size()).sum();
    return Math.pow(candidates.size(), edges);
  }
}
