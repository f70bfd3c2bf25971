package cellscope.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The most probable architectures where each edge's operation is drawn by softmax(alpha) for
 * itself: those with the largest sums of log probabilities. Equal ones keep the order of
 * enumeration, in which the last edge of the last kind of cell runs fastest and operations have the
 * space's order.
 */
public final class MostProbable {
  /**
   * Shortest list of beginnings that is carried from edge to edge: more than the NAS-Bench-201
   * space holds, whose architectures are therefore enumerated in full.
   */
  private static final int LEAST_KEPT = 15_625;

  private MostProbable() {}

  /**
   * An architecture.
   *
   * @param operations operation index by edge, one array for each kind of cell
   * @param logProbability sum over all edges, in nats
   */
  public record Architecture(List<int[]> operations, double logProbability) {}

  /** The operation indices of the first edges, and the sum of their log probabilities. */
  private record Beginning(int[] operations, double sum) {
    Beginning with(int operation, double log) {
      int[] longer = Arrays.copyOf(operations, operations.length + 1);
      longer[operations.length] = operation;
      return new Beginning(longer, sum + log);
    }
  }

  /**
   * The first ones.
   *
   * @param alphas of each kind of cell
   * @param count how many; there may be fewer
   */
  public static List<Architecture> of(List<Alpha> alphas, int count) {
    int kept = Math.max(count, LEAST_KEPT);
    List<Beginning> beginnings = List.of(new Beginning(new int[0], 0));
    for (Alpha alpha : alphas) {
      for (int e = 0; e < alpha.edges(); e++) {
        beginnings = longer(beginnings, alpha.logSoftmax(e), kept);
      }
    }
    return sorted(beginnings).stream().limit(count).map(b -> architecture(b, alphas)).toList();
  }

  /**
   * A beginning that is not among the best has as many better ones as are kept, and what is added
   * to one can be added to all.
   */
  private static List<Beginning> longer(List<Beginning> beginnings, double[] logs, int kept) {
    List<Beginning> all = new ArrayList<>();
    for (Beginning beginning : beginnings) {
      for (int k = 0; k < logs.length; k++) {
        all.add(beginning.with(k, logs[k]));
      }
    }
    if (all.size() <= kept) {
      return all;
    }
    List<Beginning> best = new ArrayList<>(sorted(all).subList(0, kept));
    best.sort((a, b) -> Arrays.compare(a.operations, b.operations));
    return best;
  }

  private static List<Beginning> sorted(List<Beginning> beginnings) {
    return beginnings.stream()
        .sorted(Comparator.comparingDouble(Beginning::sum).reversed())
        .toList();
  }

  private static Architecture architecture(Beginning whole, List<Alpha> alphas) {
    List<int[]> byKind = new ArrayList<>();
    int from = 0;
    for (Alpha alpha : alphas) {
      byKind.add(Arrays.copyOfRange(whole.operations, from, from + alpha.edges()));
      from += alpha.edges();
    }
    return new Architecture(byKind, whole.sum);
  }
}
