package cellscope.model;

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

  private static final List<SearchSpace> ALL = List.of(NAS_BENCH_201);

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

  /** The kind of cell of that name. */
  public CellTopology cell(String kind) {
    return cells.stream()
        .filter(c -> c.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no cell '" + kind + "'"));
  }
}
