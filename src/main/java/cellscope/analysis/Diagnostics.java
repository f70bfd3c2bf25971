package cellscope.analysis;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.metric.Metrics;
import cellscope.model.run.CellState;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Pure functions of what a search tells of its epochs. */
public final class Diagnostics {
  private Diagnostics() {}

  /** The diagnostics of an epoch of a search that has alpha. */
  public static EpochDiagnostics of(EpochDone epoch) {
    Genotype derived = epoch.derived().orElseThrow();
    Space space = space(derived);
    List<CellDiagnostics> cells = new ArrayList<>();
    for (CellState state : epoch.cells()) {
      cells.add(of(space, state, cell(derived, state.kind())));
    }
    return new EpochDiagnostics(epoch.epoch(), cells, epoch.get(Metrics.ALPHA_DECAY_RATIO));
  }

  /**
   * The diagnostics of one kind of cell.
   *
   * @param state draws and alpha, which there must be, at the end of an epoch
   * @param derived the derived cell of the same kind
   */
  public static CellDiagnostics of(Space space, CellState state, CellGenotype derived) {
    CellTopology topology = space.cell(state.kind());
    double[][] frequencies = samplingFrequencies(state);
    Alpha alpha = state.alpha().orElseThrow();
    List<EdgeDiagnostics> edges =
        IntStream.range(0, alpha.edges())
            .mapToObj(e -> edge(topology.edges().get(e), alpha, e, frequencies[e]))
            .toList();
    int skip = space.operations().indexOf(Operation.SKIP_CONNECT);
    return new CellDiagnostics(
        state.kind(),
        edges,
        mean(edges, EdgeDiagnostics::entropy),
        mean(edges, EdgeDiagnostics::relativeEntropy),
        mean(edges, EdgeDiagnostics::largest),
        (int)
            derived.choices().stream().filter(c -> c.operation() == Operation.SKIP_CONNECT).count(),
        (int) state.sampled().stream().filter(k -> k == skip).count());
  }

  /**
   * How often each operation was drawn in an epoch, weight and architecture draws together,
   * [edge][operation]; rows sum to 1, or are NaN if nothing was drawn.
   */
  public static double[][] samplingFrequencies(CellState state) {
    double[][] frequencies =
        new double[state.weightCounts().size()][state.weightCounts().get(0).size()];
    for (int e = 0; e < frequencies.length; e++) {
      double total = 0;
      for (int k = 0; k < frequencies[e].length; k++) {
        frequencies[e][k] = state.weightCounts().get(e).get(k) + state.archCounts().get(e).get(k);
        total += frequencies[e][k];
      }
      for (int k = 0; k < frequencies[e].length; k++) {
        frequencies[e][k] /= total;
      }
    }
    return frequencies;
  }

  /**
   * The edges of one kind of cell that two derived genotypes have with different operations, or
   * that only one of them has; in the order of the edges of {@code now}, then of {@code before}.
   */
  public static List<Edge> changedEdges(CellGenotype before, CellGenotype now) {
    Map<Edge, Operation> then = byEdge(before);
    Map<Edge, Operation> today = byEdge(now);
    Map<Edge, Operation> all = new LinkedHashMap<>(today);
    then.forEach(all::putIfAbsent);
    return all.keySet().stream().filter(e -> !Objects.equals(then.get(e), today.get(e))).toList();
  }

  private static EdgeDiagnostics edge(Edge edge, Alpha alpha, int row, double[] frequencies) {
    double[] p = alpha.softmax(row);
    double distance = 0;
    double largest = 0;
    for (int k = 0; k < p.length; k++) {
      distance += Math.abs(frequencies[k] - p[k]) / 2;
      largest = Math.max(largest, p[k]);
    }
    double entropy = alpha.entropy(row);
    return new EdgeDiagnostics(edge, entropy, entropy / Math.log(p.length), largest, distance);
  }

  private static double mean(List<EdgeDiagnostics> edges, ToDoubleFunction<EdgeDiagnostics> of) {
    return edges.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private static Map<Edge, Operation> byEdge(CellGenotype cell) {
    Map<Edge, Operation> operations = new LinkedHashMap<>();
    cell.choices().forEach(c -> operations.put(c.edge(), c.operation()));
    return operations;
  }

  private static Space space(Genotype genotype) {
    return Spaces.byName(genotype.space())
        .orElseThrow(
            () -> new IllegalArgumentException("no search space is called " + genotype.space()));
  }

  private static CellGenotype cell(Genotype genotype, String kind) {
    return genotype.cells().stream()
        .filter(c -> c.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the genotype has no cell " + kind));
  }
}
