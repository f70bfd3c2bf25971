package cellscope.model;

import java.util.List;

/**
 * The chosen operations of one kind of cell.
 *
 * @param kind the kind of cell, as in {@link CellTopology#kind()}
 * @param choices chosen edges with their operations, in the order of the topology's edges
 */
public record CellGenotype(String kind, List<Choice> choices) {
  /** An edge and the operation chosen for it. */
  public record Choice(Edge edge, Operation operation) {}

  public CellGenotype {
    choices = List.copyOf(choices);
  }
}
