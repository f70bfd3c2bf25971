package cellscope.model.run;

import cellscope.model.Alpha;
import java.util.List;
import java.util.Optional;

/**
 * One kind of cell at the end of an epoch.
 *
 * @param kind the kind of cell
 * @param alpha the raw architecture parameters, or a policy's logits; empty where there are none
 * @param sampled operation index by edge of the epoch's last draw
 * @param weightCounts how often each operation was drawn in weight steps, [edge][operation]
 * @param archCounts the same in architecture steps
 */
public record CellState(
    String kind,
    Optional<Alpha> alpha,
    List<Integer> sampled,
    List<List<Integer>> weightCounts,
    List<List<Integer>> archCounts) {
  public CellState {
    sampled = List.copyOf(sampled);
    weightCounts = weightCounts.stream().map(List::copyOf).toList();
    archCounts = archCounts.stream().map(List::copyOf).toList();
  }

  /** A cell that has architecture parameters. */
  public CellState(
      String kind,
      Alpha alpha,
      List<Integer> sampled,
      List<List<Integer>> weightCounts,
      List<List<Integer>> archCounts) {
    this(kind, Optional.of(alpha), sampled, weightCounts, archCounts);
  }

  /** Mean over all edges of the entropy of alpha's softmax, nats; NaN where there is no alpha. */
  public static double meanEntropy(List<CellState> cells) {
    double sum = 0;
    int edges = 0;
    for (CellState cell : cells) {
      if (cell.alpha().isPresent()) {
        Alpha alpha = cell.alpha().get();
        for (int e = 0; e < alpha.edges(); e++) {
          sum += alpha.entropy(e);
          edges++;
        }
      }
    }
    return sum / edges;
  }
}
