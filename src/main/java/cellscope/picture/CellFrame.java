package cellscope.picture;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import cellscope.model.run.CellState;
import cellscope.model.space.CellFace;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * One kind of cell at the end of one epoch: all that the heat map and the cell's graph show.
 * Operations are given as columns, -1 where an edge has none.
 *
 * @param topology its graph; edges are the rows of all that follows
 * @param face how it is drawn
 * @param operations the columns
 * @param epoch zero-based
 * @param alpha [edges, operations]
 * @param sampled the epoch's last architecture draw, by edge
 * @param derived the derived genotype's operations by edge, none for an edge that it leaves out; an
 *     edge that it takes twice has two, which may be the same
 * @param weightCounts how often each operation was drawn in weight steps, [edge][operation]
 * @param archCounts the same in architecture steps
 */
public record CellFrame(
    CellTopology topology,
    CellFace face,
    List<Operation> operations,
    int epoch,
    Alpha alpha,
    List<Integer> sampled,
    List<List<Integer>> derived,
    List<List<Integer>> weightCounts,
    List<List<Integer>> archCounts) {

  /** An alpha beside which an operation with 0 is certain. */
  private static final double IMPOSSIBLE = -60;

  private static final int NOT_DRAWN = -1;

  /**
   * @throws IllegalArgumentException if a part has another number of edges or operations than the
   *     topology
   */
  public CellFrame {
    operations = List.copyOf(operations);
    sampled = List.copyOf(sampled);
    derived = derived.stream().map(List::copyOf).toList();
    weightCounts = weightCounts.stream().map(List::copyOf).toList();
    archCounts = archCounts.stream().map(List::copyOf).toList();
    int edges = topology.edges().size();
    if (alpha.edges() != edges
        || alpha.operations() != operations.size()
        || sampled.size() != edges
        || derived.size() != edges
        || weightCounts.size() != edges
        || archCounts.size() != edges) {
      throw new IllegalArgumentException(
          "epoch "
              + epoch
              + " does not fit a cell of "
              + edges
              + " edges and "
              + operations.size()
              + " operations");
    }
  }

  /**
   * The frame of one kind of cell, from its parts. Where there is no alpha, no operation is
   * preferred.
   *
   * @param epoch zero-based
   */
  public static CellFrame of(Space space, int epoch, CellState state, CellGenotype derived) {
    CellTopology topology = space.cell(state.kind());
    return new CellFrame(
        topology,
        space.face(),
        space.operations(),
        epoch,
        state.alpha().orElseGet(() -> indifferent(topology, space)),
        state.sampled(),
        derivedColumns(space, derived, topology),
        state.weightCounts(),
        state.archCounts());
  }

  private static Alpha indifferent(CellTopology topology, Space space) {
    return Alpha.of(new double[topology.edges().size()][space.operations().size()]);
  }

  /** A frame of a cell that was not searched: its edges alone, each certain of its operations. */
  public static CellFrame of(Space space, CellGenotype cell) {
    CellTopology topology = topology(space, cell);
    List<Operation> operations =
        cell.choices().stream().map(CellGenotype.Choice::operation).distinct().sorted().toList();
    int edges = topology.edges().size();
    List<List<Integer>> chosen = new ArrayList<>();
    double[][] alpha = new double[edges][operations.size()];
    for (int e = 0; e < edges; e++) {
      Edge edge = topology.edges().get(e);
      chosen.add(
          cell.choices().stream()
              .filter(c -> c.edge().equals(edge))
              .map(c -> operations.indexOf(c.operation()))
              .toList());
      Arrays.fill(alpha[e], IMPOSSIBLE);
      chosen.get(e).forEach(k -> alpha[chosen.size() - 1][k] = 0);
    }
    List<Integer> first = chosen.stream().map(c -> c.get(0)).toList();
    List<List<Integer>> none =
        Collections.nCopies(edges, Collections.nCopies(operations.size(), 0));
    return new CellFrame(
        topology, space.face(), operations, 0, Alpha.of(alpha), first, chosen, none, none);
  }

  private static CellTopology topology(Space space, CellGenotype cell) {
    List<Edge> edges =
        cell.choices().stream()
            .map(CellGenotype.Choice::edge)
            .distinct()
            .sorted(Comparator.comparingInt(Edge::to).thenComparingInt(Edge::from))
            .toList();
    int nodes = 1 + edges.stream().mapToInt(Edge::to).max().orElse(0);
    int inputs = space.cell(cell.kind()).inputs();
    return new CellTopology(cell.kind(), inputs, nodes, edges, cell.outputs());
  }

  private static List<List<Integer>> derivedColumns(
      Space space, CellGenotype derived, CellTopology topology) {
    return topology.edges().stream()
        .map(
            edge ->
                derived.choices().stream()
                    .filter(c -> c.edge().equals(edge))
                    .map(c -> space.operations().indexOf(c.operation()))
                    .toList())
        .toList();
  }

  /** This frame with the draw of a step that was just made. */
  public CellFrame withSampled(List<Integer> draw) {
    return new CellFrame(
        topology, face, operations, epoch, alpha, draw, derived, weightCounts, archCounts);
  }

  /** The same of a search that mixes all operations and draws none. */
  public CellFrame undrawn() {
    return withSampled(Collections.nCopies(edges(), NOT_DRAWN));
  }

  /** Whether operations were drawn. */
  public boolean isDrawn() {
    return sampled.stream().noneMatch(operation -> operation == NOT_DRAWN);
  }

  public int edges() {
    return topology.edges().size();
  }

  /**
   * Share of the epoch's draws, weight and architecture steps together, 0..1; NaN before the first
   * draw.
   */
  public double frequency(int edge, int operation) {
    double all = 0;
    for (int k = 0; k < operations.size(); k++) {
      all += draws(edge, k);
    }
    return draws(edge, operation) / all;
  }

  private int draws(int edge, int operation) {
    return weightCounts.get(edge).get(operation) + archCounts.get(edge).get(operation);
  }
}
