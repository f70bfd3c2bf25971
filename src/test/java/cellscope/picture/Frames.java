package cellscope.picture;

import cellscope.model.Alpha;
import cellscope.model.RandomStream;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import cellscope.model.space.CellFace;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Epochs of a made-up search whose alphas drift apart. */
public final class Frames {
  /** A cell with two inputs, four nodes, 14 edges and a joined output. */
  public static final CellTopology TWO_INPUTS = NasNet.SPACE.cell("normal");

  private Frames() {}

  /** Frames of the NAS-Bench-201 cell. */
  public static List<CellFrame> search(int epochs, long seed) {
    return search(Benchmark201.SPACE.cells().get(0), epochs, seed);
  }

  public static List<CellFrame> search(CellTopology cell, int epochs, long seed) {
    int operations = operations(cell).size();
    RandomStream random = RandomStream.ofSeed(seed);
    double[][] alpha = new double[cell.edges().size()][operations];
    double[][] drift = new double[alpha.length][operations];
    for (double[] row : drift) {
      for (int k = 0; k < row.length; k++) {
        row[k] = 0.06 * random.nextGaussian();
      }
    }
    List<CellFrame> frames = new ArrayList<>();
    for (int t = 0; t < epochs; t++) {
      for (int e = 0; e < alpha.length; e++) {
        for (int k = 0; k < operations; k++) {
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
    List<List<Integer>> weightCounts = new ArrayList<>();
    List<List<Integer>> archCounts = new ArrayList<>();
    for (int e = 0; e < alpha.edges(); e++) {
      double[] p = alpha.softmax(e);
      weightCounts.add(counts(p, random));
      archCounts.add(counts(p, random));
      sampled.add(draw(p, random));
    }
    List<List<Integer>> derived = derived(cell, alpha);
    return new CellFrame(
        cell,
        face(cell),
        operations(cell),
        epoch,
        alpha,
        sampled,
        derived,
        weightCounts,
        archCounts);
  }

  /** How a cell is drawn: several inputs are those of the NASNet space. */
  public static CellFace face(CellTopology cell) {
    return (cell.inputs() > 1 ? NasNet.SPACE : Benchmark201.SPACE).face();
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

  private static List<Operation> operations(CellTopology cell) {
    return (cell.inputs() > 1 ? NasNet.SPACE : Benchmark201.SPACE).operations();
  }

  /** Every edge's likeliest operation; of several inputs the two likeliest edges of each node. */
  private static List<List<Integer>> derived(CellTopology cell, Alpha alpha) {
    List<List<Integer>> derived = new ArrayList<>();
    for (int e = 0; e < alpha.edges(); e++) {
      int edge = e;
      long stronger =
          cell.rowsInto(cell.edges().get(e).to()).stream()
              .filter(o -> best(alpha, o) > best(alpha, edge))
              .count();
      boolean left = cell.inputs() > 1 && stronger >= 2;
      derived.add(left ? List.of() : List.of(column(cell, alpha, e)));
    }
    return derived;
  }

  private static int column(CellTopology cell, Alpha alpha, int edge) {
    int first = cell.inputs() > 1 ? 1 : 0; // no edge of a NASNet cell is none
    int best = first;
    for (int k = first; k < alpha.operations(); k++) {
      best = alpha.get(edge, k) > alpha.get(edge, best) ? k : best;
    }
    return best;
  }

  private static double best(Alpha alpha, int edge) {
    double best = 0;
    for (int k = 1; k < alpha.operations(); k++) {
      best = Math.max(best, alpha.softmax(edge)[k]);
    }
    return best;
  }
}
