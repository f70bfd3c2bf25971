package cellscope.model.space.benchmark201;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text form of a NAS-Bench-201 cell, {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}: one group for
 * each node, in it one {@code op~j} for each earlier node j. Dong and Yang, ICLR 2020.
 */
public final class NasBench201Format {
  private static final Space SPACE = Benchmark201.SPACE;
  private static final CellTopology CELL = SPACE.cells().get(0);

  private NasBench201Format() {}

  /**
   * Writes a genotype.
   *
   * @throws IllegalArgumentException if it is not a genotype of the NAS-Bench-201 space
   */
  public static String format(Genotype genotype) {
    List<Operation> operations = operations(genotype);
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < operations.size(); e++) {
      Edge edge = CELL.edges().get(e);
      if (edge.from() == 0) {
        text.append(e == 0 ? "|" : "+|");
      }
      text.append(operations.get(e)).append('~').append(edge.from()).append('|');
    }
    return text.toString();
  }

  /**
   * Reads a genotype; white space around it is passed over.
   *
   * @throws GenotypeProblem if the text is anything else
   */
  public static Genotype parse(String text) {
    return new NasBench201Parser(text, SPACE).parse();
  }

  /**
   * The operation of each edge, in the order of the topology's edges.
   *
   * @throws IllegalArgumentException if it is not a genotype of the NAS-Bench-201 space
   */
  static List<Operation> operations(Genotype genotype) {
    if (!genotype.space().equals(SPACE.name()) || genotype.cells().size() != 1) {
      throw new IllegalArgumentException(
          "not a genotype of " + SPACE.name() + " but of " + genotype.space());
    }
    List<CellGenotype.Choice> choices = genotype.cells().get(0).choices();
    List<Edge> edges = choices.stream().map(CellGenotype.Choice::edge).toList();
    if (!edges.equals(CELL.edges())) {
      throw new IllegalArgumentException(
          "a cell of "
              + SPACE.name()
              + " has the edges "
              + CELL.edges().stream().map(Edge::label).collect(Collectors.joining(", "))
              + ", not "
              + edges.stream().map(Edge::label).collect(Collectors.joining(", ")));
    }
    return choices.stream().map(CellGenotype.Choice::operation).toList();
  }
}
