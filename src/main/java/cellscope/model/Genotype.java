package cellscope.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A discrete architecture of a search space.
 *
 * @param space the space's name
 * @param cells one entry for each kind of cell
 */
public record Genotype(String space, List<CellGenotype> cells) {
  public Genotype {
    cells = List.copyOf(cells);
  }

  /** A genotype with an operation for every edge of the space's only kind of cell. */
  public static Genotype ofEveryEdge(SearchSpace space, List<Operation> operations) {
    CellTopology cell = space.cells().get(0);
    if (space.cells().size() != 1 || operations.size() != cell.edges().size()) {
      throw new IllegalArgumentException(
          space.name() + " needs " + cell.edges().size() + " operations for one cell");
    }
    List<CellGenotype.Choice> choices = new ArrayList<>();
    for (int e = 0; e < operations.size(); e++) {
      choices.add(new CellGenotype.Choice(cell.edges().get(e), operations.get(e)));
    }
    return new Genotype(
        space.name(), List.of(new CellGenotype(cell.kind(), choices, cell.outputs())));
  }

  /** How many chosen edges of all its cells have an operation. */
  public int count(Operation operation) {
    return (int)
        cells.stream()
            .flatMap(cell -> cell.choices().stream())
            .filter(choice -> choice.operation() == operation)
            .count();
  }
}
