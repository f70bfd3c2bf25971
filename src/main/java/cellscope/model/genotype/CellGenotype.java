package cellscope.model.genotype;

import java.util.List;

/**
 * The chosen operations of one kind of cell.
 *
 * @param kind the kind of cell, as in {@link CellTopology#kind()}
 * @param choices chosen edges with their operations: in the NAS-Bench-201 space in the order of the
 *     topology's edges; in the NASNet space two for each node, nodes in order, as they were written
 *     (both may have the same source)
 * @param outputs nodes whose values make the cell's output, in the order of their channels
 */
public record CellGenotype(String kind, List<Choice> choices, List<Integer> outputs) {
  /** An edge and the operation chosen for it. */
  public record Choice(Edge edge, Operation operation) {}

  public CellGenotype {
    choices = List.copyOf(choices);
    outputs = List.copyOf(outputs);
  }

  /** A cell whose last chosen node is its output, as in the NAS-Bench-201 space. */
  public CellGenotype(String kind, List<Choice> choices) {
    this(kind, choices, lastNode(choices));
  }

  private static List<Integer> lastNode(List<Choice> choices) {
    return choices.isEmpty() ? List.of() : List.of(choices.get(choices.size() - 1).edge().to());
  }
}
