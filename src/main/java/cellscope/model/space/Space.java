package cellscope.model.space;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search space: its kinds of cell and candidate operations, and everything else that differs from
 * one space to the next. Whoever must do something in one space and not in another asks the space;
 * nobody asks which one it is.
 */
public interface Space {
  /** The name in configs and logs, such as "nas-bench-201". */
  String name();

  /** What people call it and its relatives, such as "NASNet"; cells of a family have one form. */
  String family();

  /** Candidates in the order of alpha's columns. */
  List<Operation> operations();

  /** The kinds of cell, each with an alpha of its own. */
  List<CellTopology> cells();

  /** The kind of cell of that name. */
  default CellTopology cell(String kind) {
    return cells().stream()
        .filter(c -> c.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name() + " has no cell '" + kind + "'"));
  }

  /**
   * How a genotype chooses among the edges; empty where it has an operation for each edge of the
   * topology, in its order.
   */
  Optional<ChosenEdges> chosenEdges();

  /** Whether a fixed cell stands where a relative of the space searches a reduction cell. */
  boolean reductionsFixed();

  /** How the cells are drawn. */
  CellFace face();

  /**
   * The genotype that a search has found.
   *
   * @param alphas [edges, operations] of each kind of cell, in order
   * @param rule how edges are chosen; without effect where every edge has an operation
   * @throws IllegalArgumentException if there is not one alpha of the right shape for each kind
   */
  Genotype derive(List<Alpha> alphas, Derivation.Rule rule);

  /** Whether alpha's gradient counts operations that were not drawn, as the published code does. */
  boolean countsUnsampled();

  /** A genotype with an operation for every edge of the space's only kind of cell. */
  default Genotype ofEveryEdge(List<Operation> chosen) {
    CellTopology cell = cells().get(0);
    if (cells().size() != 1 || chosen.size() != cell.edges().size()) {
      throw new IllegalArgumentException(
          name() + " needs " + cell.edges().size() + " operations for one cell");
    }
    List<CellGenotype.Choice> choices = new ArrayList<>();
    for (int e = 0; e < chosen.size(); e++) {
      choices.add(new CellGenotype.Choice(cell.edges().get(e), chosen.get(e)));
    }
    return new Genotype(name(), List.of(new CellGenotype(cell.kind(), choices, cell.outputs())));
  }

  /** Forms in which a genotype is one line of text, the usual one first. */
  List<GenotypeForm> forms();

  /** A genotype in full, in the space's usual form. */
  default String text(Genotype genotype) {
    return forms().get(0).write(genotype);
  }

  /** A genotype's structure for a place with little room, one line for each kind of cell. */
  String brief(Genotype genotype);

  /** Whether anything gets from the input of each cell to its output. */
  boolean isConnected(Genotype genotype);

  /**
   * A text that is the same for genotypes that compute the same and differ in their nodes' order.
   */
  String canonicalText(Genotype genotype);

  /** Published genotypes of the family by name, in the order in which they are offered. */
  Map<String, Genotype> published();

  /** What its networks can be. */
  NetworkRules networks();

  /**
   * The supernet: every candidate on every edge.
   *
   * @param affine whether the cells' BN has scale and shift; their convolutions have a bias where
   *     it has not
   * @throws IllegalArgumentException if it can't be built in this size
   */
  NetworkPlan supernet(Macro macro, boolean affine);

  /**
   * The network of one genotype: its convolutions have no bias, its BN is affine. Edges that lead
   * nowhere are built and counted, as in the original.
   *
   * @throws IllegalArgumentException if the genotype is of another space, or its network can't be
   *     built in this size and form
   */
  NetworkPlan standAlone(Genotype genotype, Macro macro, NetworkForm form);

  /** The same in its plain form. */
  default NetworkPlan standAlone(Genotype genotype, Macro macro) {
    return standAlone(genotype, macro, NetworkForm.PLAIN);
  }
}
