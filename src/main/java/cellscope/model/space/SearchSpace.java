package cellscope.model.space;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search space: the kinds of cell and the candidate operations of each edge.
 *
 * @param name the name in configs, such as "nas-bench-201"
 * @param operations candidates in the order of alpha's columns
 * @param cells the kinds of cell, each with an alpha of its own
 */
public record SearchSpace(String name, List<Operation> operations, List<CellTopology> cells) {
  /** NAS-Bench-201 (Dong and Yang, ICLR 2020): 4 nodes, 6 edges, 5 operations, 15,625 cells. */
  public static final SearchSpace NAS_BENCH_201 =
      new SearchSpace(
          "nas-bench-201",
          List.of(
              Operation.NONE,
              Operation.SKIP_CONNECT,
              Operation.NOR_CONV_1X1,
              Operation.NOR_CONV_3X3,
              Operation.AVG_POOL_3X3),
          List.of(
              new CellTopology(
                  "cell",
                  1,
                  4,
                  List.of(
                      new Edge(0, 1),
                      new Edge(0, 2),
                      new Edge(1, 2),
                      new Edge(0, 3),
                      new Edge(1, 3),
                      new Edge(2, 3)),
                  List.of(3))));

  /**
   * The NASNet space as DARTS and GDAS search it: a normal and a reduction cell, each with two
   * inputs, 4 nodes that every earlier node feeds, 14 edges and 8 operations.
   */
  public static final SearchSpace NASNET =
      new SearchSpace(
          "nasnet",
          nasNetOperations(),
          List.of(nasNetCell(NasNetCells.NORMAL), nasNetCell(NasNetCells.REDUCE)));

  /** GDAS-FRC: only the normal cell is searched, reductions are a fixed cell. */
  public static final SearchSpace NASNET_FRC =
      new SearchSpace("nasnet-frc", nasNetOperations(), List.of(nasNetCell(NasNetCells.NORMAL)));

  private static final List<SearchSpace> ALL = List.of(NAS_BENCH_201, NASNET, NASNET_FRC);

  public SearchSpace {
    operations = List.copyOf(operations);
    cells = List.copyOf(cells);
  }

  /** All spaces, in the order in which they are offered. */
  public static List<SearchSpace> all() {
    return ALL;
  }

  /** Finds a space by its name; empty for an unknown one. */
  public static Optional<SearchSpace> byName(String name) {
    return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private static List<Operation> nasNetOperations() {
    return List.of(
        Operation.NONE,
        Operation.SKIP_CONNECT,
        Operation.DUA_SEPC_3X3,
        Operation.DUA_SEPC_5X5,
        Operation.DIL_SEPC_3X3,
        Operation.DIL_SEPC_5X5,
        Operation.AVG_POOL_3X3,
        Operation.MAX_POOL_3X3);
  }

  private static CellTopology nasNetCell(String kind) {
    List<Edge> edges = new ArrayList<>();
    for (int node = 2; node < 6; node++) {
      for (int from = 0; from < node; from++) {
        edges.add(new Edge(from, node));
      }
    }
    return new CellTopology(kind, 2, 6, edges, List.of(2, 3, 4, 5));
  }

  /** The kind of cell of that name. */
  public CellTopology cell(String kind) {
    return cells.stream()
        .filter(c -> c.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no cell '" + kind + "'"));
  }

  /** A genotype with an operation for every edge of the space's only kind of cell. */
  public Genotype ofEveryEdge(List<Operation> chosen) {
    CellTopology cell = cells.get(0);
    if (cells.size() != 1 || chosen.size() != cell.edges().size()) {
      throw new IllegalArgumentException(
          name + " needs " + cell.edges().size() + " operations for one cell");
    }
    List<CellGenotype.Choice> choices = new ArrayList<>();
    for (int e = 0; e < chosen.size(); e++) {
      choices.add(new CellGenotype.Choice(cell.edges().get(e), chosen.get(e)));
    }
    return new Genotype(name, List.of(new CellGenotype(cell.kind(), choices, cell.outputs())));
  }
}
