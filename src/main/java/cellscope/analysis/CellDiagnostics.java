package cellscope.analysis;

import java.util.List;

/**
 * How decided one kind of cell is at the end of an epoch.
 *
 * @param kind the kind of cell
 * @param edges one entry for each row of alpha
 * @param entropy mean over the edges, nats
 * @param relativeEntropy mean over the edges, 0..1
 * @param sharpness mean over the edges of the largest probability
 * @param derivedSkips skip connections of the derived cell
 * @param sampledSkips skip connections of the sampled cell
 */
public record CellDiagnostics(
    String kind,
    List<EdgeDiagnostics> edges,
    double entropy,
    double relativeEntropy,
    double sharpness,
    int derivedSkips,
    int sampledSkips) {
  public CellDiagnostics {
    edges = List.copyOf(edges);
  }
}
