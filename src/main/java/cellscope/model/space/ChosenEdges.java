package cellscope.model.space;

import cellscope.model.genotype.Operation;
import java.util.List;

/**
 * How a genotype chooses edges: the same number of them leads into each node behind the inputs,
 * nodes in order, and it names the nodes that make the cell's output.
 *
 * @param perNode choices that a node adds up
 * @param operations that may be chosen: the candidates but {@code none}, and those of published
 *     cells
 */
public record ChosenEdges(int perNode, List<Operation> operations) {
  public ChosenEdges {
    operations = List.copyOf(operations);
  }
}
