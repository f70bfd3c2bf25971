package cellscope.model.genotype;

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

  /** How many chosen edges of all its cells have an operation. */
  public int count(Operation operation) {
    return (int)
        cells.stream()
            .flatMap(cell -> cell.choices().stream())
            .filter(choice -> choice.operation() == operation)
            .count();
  }
}
