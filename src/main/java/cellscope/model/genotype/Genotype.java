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
}
