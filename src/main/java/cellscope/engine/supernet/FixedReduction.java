package cellscope.engine.supernet;

import cellscope.engine.supernet.Cell.Link;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed reduction cell of GDAS-FRC: each of the two preprocessed inputs goes through a branch
 * of grouped convolutions and through a maximum pooling, and the four results are concatenated.
 */
final class FixedReduction {
  private static final int BRANCHES = 2;

  private FixedReduction() {}

  static Cell make(String name, CellShape shape, NasNetParts parts) {
    List<Link> links = new ArrayList<>(shape.preprocessing(name, parts));
    int first = NasNetCell.INPUTS;
    int node = first + 2;
    for (int branch = 0; branch < BRANCHES; branch++, node++) {
      String path = name + ".ops1." + branch;
      links.add(Link.fixed(first + branch, node, parts.groupedBranch(path, shape.channels())));
    }
    for (int branch = 0; branch < BRANCHES; branch++, node++) {
      String path = name + ".ops2." + branch;
      links.add(Link.fixed(first + branch, node, parts.pooledBranch(path, shape.channels())));
    }
    return new Cell(shape.channels(), first, node, links, List.of(4, 5, 6, 7));
  }
}
