package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds for every cell of the NASNet space, searched or published: nodes 0 and 1 are the
 * outputs of the last but one and the last cell, each node after them adds two choices, and the
 * output is a concatenation of nodes.
 */
public final class NasNetCells {
  /** The kind of cell that keeps the image's size. */
  public static final String NORMAL = "normal";

  /** The kind of cell that halves the image's sides. */
  public static final String REDUCE = "reduce";

  /** Input nodes of a cell. */
  public static final int INPUTS = 2;

  /** Choices that a node adds up. */
  public static final int CHOICES_PER_NODE = 2;

  /** Channel groups of the fixed reduction cell's convolutions, which divide 2C. */
  public static final int FIXED_CELL_GROUPS = 8;

  private static final List<Operation> CHOOSABLE =
      List.of(
          Operation.SKIP_CONNECT,
          Operation.DUA_SEPC_3X3,
          Operation.DUA_SEPC_5X5,
          Operation.DUA_SEPC_7X7,
          Operation.DIL_SEPC_3X3,
          Operation.DIL_SEPC_5X5,
          Operation.CONV_3X1_1X3,
          Operation.AVG_POOL_3X3,
          Operation.MAX_POOL_3X3);

  private NasNetCells() {}

  /** Operations that a cell may choose: those of the search space and of published cells. */
  public static List<Operation> choosable() {
    return CHOOSABLE;
  }

  /** Whether a genotype is of this space, its reduction cell searched or fixed. */
  public static boolean holds(Genotype genotype) {
    return space(genotype).isPresent();
  }

  private static Optional<NasNet> space(Genotype genotype) {
    return Stream.of(NasNet.SPACE, NasNet.FIXED_REDUCTION)
        .filter(s -> s.name().equals(genotype.space()))
        .findFirst();
  }

  /** Number of the cell's nodes, inputs included. */
  public static int nodes(CellGenotype cell) {
    return INPUTS + cell.choices().size() / CHOICES_PER_NODE;
  }

  /**
   * Checks that a genotype has the form of the space.
   *
   * @throws IllegalArgumentException if it has not; says what is wrong
   */
  public static void require(Genotype genotype) {
    require(holds(genotype), "not a genotype of the NASNet space but of " + genotype.space());
    NasNet space = space(genotype).orElseThrow();
    List<String> kinds = genotype.cells().stream().map(CellGenotype::kind).toList();
    List<String> wanted = space.cells().stream().map(CellTopology::kind).toList();
    require(kinds.equals(wanted), space.name() + " has the cells " + wanted + ", not " + kinds);
    genotype.cells().forEach(NasNetCells::requireCell);
  }

  private static void requireCell(CellGenotype cell) {
    List<Choice> choices = cell.choices();
    require(
        !choices.isEmpty() && choices.size() % CHOICES_PER_NODE == 0,
        "the " + cell.kind() + " cell needs two choices for each node");
    for (int c = 0; c < choices.size(); c++) {
      Choice choice = choices.get(c);
      int node = INPUTS + c / CHOICES_PER_NODE;
      require(
          choice.edge().to() == node,
          "choice "
              + c
              + " of the "
              + cell.kind()
              + " cell leads to node "
              + choice.edge().to()
              + ", not "
              + node);
      require(
          CHOOSABLE.contains(choice.operation()),
          "a cell of the NASNet space can't choose " + choice.operation());
    }
    Set<Integer> distinct = new HashSet<>(cell.outputs());
    require(
        !distinct.isEmpty()
            && distinct.size() == cell.outputs().size()
            && distinct.stream().allMatch(n -> n >= INPUTS && n < nodes(cell)),
        "the outputs of the "
            + cell.kind()
            + " cell are "
            + cell.outputs()
            + ", not different"
            + " nodes of 2.."
            + (nodes(cell) - 1));
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
