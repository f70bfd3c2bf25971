package cellscope.model.space;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How a genotype is derived from architecture parameters. */
public final class Derivation {
  /** How a node gets its choices, where a genotype chooses among the edges. */
  public enum Rule {
    /**
     * Inputs are ranked by their strongest operation, {@code none} aside; the first two are kept
     * with it. So do the DARTS and GDAS papers.
     */
    PAPER("paper"),
    /**
     * The two strongest pairs of input and operation, {@code none} aside; both may come from one
     * input. So does AutoDL-Projects' code.
     */
    UPSTREAM("upstream");

    private final String label;

    Rule(String label) {
      this.label = label;
    }

    /** The rule's name in configs. */
    public String label() {
      return label;
    }

    /** Finds a rule by its label; empty for an unknown one. */
    public static Optional<Rule> byLabel(String label) {
      return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
    }
  }

  /** An operation on an edge and its share of the edge's softmax. */
  private record Weighed(int row, int operation, double weight) {}

  // A sort keeps the order of equal ones, which is by input, then by operation.
  private static final Comparator<Weighed> STRONGEST_FIRST =
      Comparator.comparingDouble(Weighed::weight).reversed();

  private Derivation() {}

  /**
   * Checks that there is an alpha for each kind of cell.
   *
   * @throws IllegalArgumentException if there is not
   */
  public static void requireAlphas(Space space, List<Alpha> alphas) {
    if (alphas.size() != space.cells().size()) {
      throw new IllegalArgumentException(
          space.name() + " has " + space.cells().size() + " alphas, not " + alphas.size());
    }
  }

  /**
   * The strongest operation of each edge, {@code none} included; the first of equal ones.
   *
   * @param space a space with one kind of cell, whose genotypes have every edge
   * @param alpha [edges, operations] of that cell
   * @throws IllegalArgumentException if alpha has another shape
   */
  public static Genotype strongest(Space space, Alpha alpha) {
    requireColumns(space, alpha);
    List<Operation> chosen =
        IntStream.range(0, alpha.edges())
            .mapToObj(e -> space.operations().get(alpha.argmax(e)))
            .toList();
    return space.ofEveryEdge(chosen);
  }

  /**
   * As many choices for each node as the space's genotypes have.
   *
   * @param space a space whose genotypes choose edges
   * @param alpha [edges, operations] of that cell
   * @throws IllegalArgumentException if alpha has another shape
   */
  public static CellGenotype forEachNode(
      Space space, CellTopology topology, Alpha alpha, Rule rule) {
    requireColumns(space, alpha);
    int perNode = space.chosenEdges().orElseThrow().perNode();
    if (alpha.edges() != topology.edges().size()) {
      throw new IllegalArgumentException(
          "alpha has "
              + alpha.edges()
              + " rows, the "
              + topology.kind()
              + " cell has "
              + topology.edges().size()
              + " edges");
    }
    List<Choice> choices = new ArrayList<>();
    for (int node = topology.inputs(); node < topology.nodes(); node++) {
      candidates(space, topology.rowsInto(node), alpha, rule).stream()
          .sorted(STRONGEST_FIRST)
          .limit(perNode)
          .map(w -> new Choice(topology.edges().get(w.row), space.operations().get(w.operation)))
          .forEach(choices::add);
    }
    return new CellGenotype(topology.kind(), choices, topology.outputs());
  }

  private static List<Weighed> candidates(Space space, List<Integer> rows, Alpha alpha, Rule rule) {
    List<Weighed> all = new ArrayList<>();
    for (int row : rows) {
      double[] weights = alpha.softmax(row);
      List<Weighed> ofInput =
          IntStream.range(0, weights.length)
              .filter(k -> space.operations().get(k) != Operation.NONE)
              .mapToObj(k -> new Weighed(row, k, weights[k]))
              .sorted(STRONGEST_FIRST)
              .toList();
      all.addAll(rule == Rule.PAPER ? ofInput.subList(0, 1) : ofInput);
    }
    return all;
  }

  private static void requireColumns(Space space, Alpha alpha) {
    if (alpha.operations() != space.operations().size()) {
      throw new IllegalArgumentException(
          "alpha has "
              + alpha.operations()
              + " columns, "
              + space.name()
              + " has "
              + space.operations().size()
              + " operations");
    }
  }
}
