package cellscope.engine.algorithm.trial;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Architectures as a list of decisions, each one of several options by its index. The decisions
 * stand in groups, one behind the other: in NAS-Bench-201 a decision is the operation of an edge,
 * and the edges into a node are a group.
 */
public final class TrialSpace {
  private final int[] options;
  private final int[] groupStarts;

  /**
   * A space of decisions.
   *
   * @param options how many options each decision has, at least two
   * @param groupSizes how many decisions each group has, at least one; together as many as there
   *     are decisions
   */
  public TrialSpace(int[] options, int[] groupSizes) {
    if (options.length == 0 || Arrays.stream(options).anyMatch(o -> o < 2)) {
      throw new IllegalArgumentException("every decision needs two options or more");
    }
    if (Arrays.stream(groupSizes).sum() != options.length
        || Arrays.stream(groupSizes).anyMatch(s -> s < 1)) {
      throw new IllegalArgumentException("the groups must hold every decision once");
    }
    this.options = options.clone();
    groupStarts = new int[groupSizes.length + 1];
    for (int g = 0; g < groupSizes.length; g++) {
      groupStarts[g + 1] = groupStarts[g] + groupSizes[g];
    }
  }

  /** The space in which every edge of every kind of cell gets one of the operations. */
  public static TrialSpace onePerEdge(Space space) {
    List<Integer> sizes = new ArrayList<>();
    int edges = 0;
    for (CellTopology cell : space.cells()) {
      int node = -1;
      for (Edge edge : cell.edges()) {
        if (edge.to() != node) {
          sizes.add(0);
          node = edge.to();
        }
        sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + 1);
        edges++;
      }
    }
    int[] options = new int[edges];
    Arrays.fill(options, space.operations().size());
    return new TrialSpace(options, sizes.stream().mapToInt(s -> s).toArray());
  }

  /**
   * An architecture's operations by edge, one array for each kind of cell.
   *
   * @param architecture of {@link #onePerEdge}
   */
  static List<int[]> byKind(Space space, int[] architecture) {
    List<int[]> path = new ArrayList<>();
    int from = 0;
    for (CellTopology cell : space.cells()) {
      int to = from + cell.edges().size();
      path.add(Arrays.copyOfRange(architecture, from, to));
      from = to;
    }
    return path;
  }

  /** How many decisions make an architecture. */
  public int decisions() {
    return options.length;
  }

  /** How many options a decision has. */
  public int options(int decision) {
    return options[decision];
  }

  /** An architecture with every decision drawn uniformly. */
  int[] random(Draws draws) {
    int[] architecture = new int[options.length];
    for (int d = 0; d < architecture.length; d++) {
      architecture[d] = draws.below(options[d]);
    }
    return architecture;
  }

  /**
   * The architecture with one decision changed: of a group drawn uniformly, one of its decisions,
   * and an option until it differs from the present one.
   */
  int[] mutated(int[] architecture, Draws draws) {
    int group = draws.below(groupStarts.length - 1);
    int decision = groupStarts[group] + draws.below(groupStarts[group + 1] - groupStarts[group]);
    int[] changed = architecture.clone();
    while (changed[decision] == architecture[decision]) {
      changed[decision] = draws.below(options[decision]);
    }
    return changed;
  }
}
