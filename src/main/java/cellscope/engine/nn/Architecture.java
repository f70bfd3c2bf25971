package cellscope.engine.nn;

import java.util.List;

/**
 * A sampled or derived architecture: which candidate each edge computes, by kind of cell.
 *
 * @param operations operation index by edge, one array for each kind of cell in the space's order;
 *     -1 for no operation
 */
public record Architecture(List<int[]> operations) {
  public Architecture {
    operations = List.copyOf(operations);
  }

  /** Operation index by edge of one kind of cell. */
  public int[] ofKind(int kind) {
    return operations.get(kind);
  }
}
