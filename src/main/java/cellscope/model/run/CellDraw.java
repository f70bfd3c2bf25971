package cellscope.model.run;

import java.util.List;

/**
 * The sampled operation of every edge.
 *
 * @param kind the kind of cell
 * @param operations index into the space's operations, by edge
 */
public record CellDraw(String kind, List<Integer> operations) {
  public CellDraw {
    operations = List.copyOf(operations);
  }
}
