package cellscope.model.genotype;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The directed acyclic graph of one kind of cell.
 *
 * @param kind name of the kind, "cell" where a space has one only ("normal", "reduce" elsewhere)
 * @param inputs number of input nodes; they are nodes 0..inputs-1
 * @param nodes number of all nodes, inputs included
 * @param edges candidate edges in the order of alpha's rows
 * @param outputs nodes whose values make the cell's output
 */
public record CellTopology(
    String kind, int inputs, int nodes, List<Edge> edges, List<Integer> outputs) {
  public CellTopology {
    edges = List.copyOf(edges);
    outputs = List.copyOf(outputs);
  }

  /** Row of the edge from {@code from} to {@code to}, or -1 where there is none. */
  public int row(int from, int to) {
    return edges.indexOf(new Edge(from, to));
  }

  /** Rows of the edges that lead into a node, in order. */
  public List<Integer> rowsInto(int node) {
    return IntStream.range(0, edges.size()).filter(e -> edges.get(e).to() == node).boxed().toList();
  }
}
