package cellscope.model.space.benchmark201;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a NAS-Bench-201 cell carries anything from its input to its output, and a text that is
 * the same for isomorphic cells. As AutoDL-Projects' {@code Structure.check_valid} and {@code
 * to_unique_str} define them.
 */
public final class CellValidity {
  private static final String ZERO = "#";
  private static final CellTopology CELL = Benchmark201.SPACE.cells().get(0);

  private CellValidity() {}

  /**
   * Whether the last node is alive: node 0 is; another is if an edge to it is; an edge is if its
   * operation is not {@code none} and its source is.
   */
  public static boolean isValid(Genotype genotype) {
    List<Operation> operations = NasBench201Format.operations(genotype);
    boolean[] alive = new boolean[CELL.nodes()];
    alive[0] = true;
    for (int node = 1; node < alive.length; node++) {
      for (int row : CELL.rowsInto(node)) {
        Operation operation = operations.get(row);
        alive[node] |= operation != Operation.NONE && alive[CELL.edges().get(row).from()];
      }
    }
    return alive[alive.length - 1];
  }

  /**
   * The text by which isomorphic cells are recognised: node 0 is {@code 0}; an edge is its source's
   * text for {@code skip_connect}, else {@code (source)@operation}; a node joins its sorted edges
   * with {@code +}.
   *
   * @param considerZeros whether an edge with {@code none}, or from a node whose text is exactly
   *     {@code #}, is written {@code #}. As in the original, a node all of whose edges are zero is
   *     {@code #+#}, not {@code #}, and so does not pass it on.
   */
  public static String uniqueString(Genotype genotype, boolean considerZeros) {
    List<Operation> operations = NasBench201Format.operations(genotype);
    List<String> nodes = new ArrayList<>(List.of("0"));
    for (int node = 1; node < CELL.nodes(); node++) {
      List<String> edges = new ArrayList<>();
      for (int row : CELL.rowsInto(node)) {
        String source = nodes.get(CELL.edges().get(row).from());
        edges.add(edgeText(operations.get(row), source, considerZeros));
      }
      edges.sort(null);
      nodes.add(String.join("+", edges));
    }
    return nodes.get(nodes.size() - 1);
  }

  private static String edgeText(Operation operation, String source, boolean considerZeros) {
    if (considerZeros && (operation == Operation.NONE || source.equals(ZERO))) {
      return ZERO;
    }
    return operation == Operation.SKIP_CONNECT ? source : "(" + source + ")@" + operation;
  }
}
