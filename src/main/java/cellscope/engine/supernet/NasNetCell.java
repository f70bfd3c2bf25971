package cellscope.engine.supernet;

import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.supernet.Cell.Link;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import cellscope.model.space.nasnet.NasNetCells;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes searched and discrete cells of the NASNet space. A topology's node i is node i + 2 of the
 * {@link Cell}, whose first two are the outputs of other cells.
 */
final class NasNetCell {
  /** The outputs of the last but one and of the last layer. */
  static final int INPUTS = 2;

  private static final int OFFSET = INPUTS;

  private NasNetCell() {}

  /** A supernet's cell: all operations on every edge. */
  static Cell withEveryOperation(
      String name,
      CellTopology topology,
      List<Operation> operations,
      CellShape shape,
      NasNetParts parts) {
    List<Link> links = new ArrayList<>(shape.preprocessing(name, parts));
    for (int e = 0; e < topology.edges().size(); e++) {
      Edge edge = topology.edges().get(e);
      // module names count the intermediate nodes from 0
      String path =
          name + ".edges." + (edge.to() - topology.inputs()) + "<-" + edge.from() + "._ops.";
      List<EdgeOperation> candidates = new ArrayList<>();
      for (int k = 0; k < operations.size(); k++) {
        candidates.add(
            parts.operation(
                operations.get(k), path + k, shape.channels(), shape.strideFrom(edge.from())));
      }
      links.add(new Link(edge.from() + OFFSET, edge.to() + OFFSET, e, candidates));
    }
    return new Cell(
        shape.channels(), INPUTS, topology.nodes() + OFFSET, links, shifted(topology.outputs()));
  }

  /** A stand-alone network's cell: two operations lead into each node. */
  static Cell discrete(String name, CellGenotype cell, CellShape shape, NasNetParts parts) {
    List<Link> links = new ArrayList<>(shape.preprocessing(name, parts));
    for (int c = 0; c < cell.choices().size(); c++) {
      Edge edge = cell.choices().get(c).edge();
      EdgeOperation only =
          parts.operation(
              cell.choices().get(c).operation(),
              name + "._ops." + c,
              shape.channels(),
              shape.strideFrom(edge.from()));
      links.add(Link.fixed(edge.from() + OFFSET, edge.to() + OFFSET, only));
    }
    return new Cell(
        shape.channels(), INPUTS, NasNetCells.nodes(cell) + OFFSET, links, shifted(cell.outputs()));
  }

  /** The part of a supernet's cell that a genotype uses; an edge may be used twice. */
  static Cell restricted(Cell whole, Space space, Genotype genotype, int kind) {
    CellTopology topology = space.cells().get(kind);
    List<Link> links =
        new ArrayList<>(whole.links().stream().filter(l -> l.row() == Link.FIXED).toList());
    for (CellGenotype.Choice choice : genotype.cells().get(kind).choices()) {
      int row = topology.edges().indexOf(choice.edge());
      Link link = whole.links().stream().filter(l -> l.row() == row).findFirst().orElseThrow();
      int operation = space.operations().indexOf(choice.operation());
      links.add(Link.fixed(link.from(), link.to(), link.candidates().get(operation)));
    }
    return new Cell(whole.channels(), INPUTS, whole.nodes(), links, whole.outputs());
  }

  private static List<Integer> shifted(List<Integer> outputs) {
    return outputs.stream().map(node -> node + OFFSET).toList();
  }
}
