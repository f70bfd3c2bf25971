package cellscope.picture;

import cellscope.model.Alpha;
import cellscope.model.CellTopology;
import cellscope.model.Edge;
import cellscope.model.Operation;
import cellscope.model.RandomStream;
import cellscope.model.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Epochs of a made-up search whose alphas drift apart. */
public final class Frames {
  /** A cell with two inputs, four nodes, 14 edges and a joined output. */
  public static final CellTopology TWO_INPUTS = twoInputs();

  private static final List<Operation> OPERATIONS = SearchSpace.NAS_BENCH_201.operations();

  private Frames() {}

  /** Frames of the NAS-Bench-201 cell. */
  public static List<CellFrame> search(int epochs, long seed) {
    return search(SearchSpace.NAS_BENCH_201.cells().get(0), epochs, seed);
  }

  public static List<CellFrame> search(CellTopology cell, int epochs, long seed) {
    RandomStream random = RandomStream.ofSeed(seed);
    double[][] alpha = new double[cell.edges().size()][OPERATIONS.size()];
    double[][] drift = new double[alpha.length][OPERATIONS.size()];
    for (double[] row : drift) {
      for (int k = 0; k < row.length; k++) {
        row[k] = 0.06 * random.nextGaussian();
      }
    }
    List<CellFrame> frames = new ArrayList<>();
    for (int t = 0; t < epochs; t++) {
      for (int e = 0; e < alpha.length; e++) {
        for (int k = 0; k < OPERATIONS.size(); k++) {
          alpha[e][k] += drift[e][k] + 0.05 * random.nextGaussian();
        }
      }
      frames.add(frame(cell, t, Alpha.of(alpha), random));
    }
    return frames;
  }

  /** A frame whose draws follow alpha. */
  public static CellFrame frame(CellTopology cell, int epoch, Alpha alpha, RandomStream random) {
    List<Integer> sampled = new ArrayList<>();
    List<Integer> derived = new ArrayList<>();
    List<List<Integer>> weightCounts = new ArrayList<>();
    List<List<Integer>> archCounts = new ArrayList<>();
    for (int e = 0; e < alpha.edges(); e++) {
      double[] p = alpha.softmax(e);
      weightCounts.add(counts(p, random));
      archCounts.add(counts(p, random));
      sampled.add(draw(p, random));
      derived.add(alpha.argmax(e));
    }
    return new CellFrame(
        cell, OPERATIONS, epoch, alpha, sampled, derived, weightCounts, archCounts);
  }

  private static List<Integer> counts(double[] p, RandomStream random) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(p.length, 0));
    for (int i = 0; i < 40; i++) {
      int k = draw(p, random);
      counts.set(k, counts.get(k) + 1);
    }
    return counts;
  }

  private static int draw(double[] p, RandomStream random) {
    double u = random.nextDouble();
    for (int k = 0; k < p.length - 1; k++) {
      u -= p[k];
      if (u < 0) {
        return k;
      }
    }
    return p.length - 1;
  }

  private static CellTopology twoInputs() {
    List<Edge> edges = new ArrayList<>();
    for (int to = 2; to < 6; to++) {
      for (int from = 0; from < to; from++) {
        edges.add(new Edge(from, to));
      }
    }
    return new CellTopology("normal", 2, 6, edges, List.of(2, 3, 4, 5));
  }
}
