package cellscope.engine.supernet;

import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.Workspace;
import java.util.List;

/**
 * A cell of the NASNet space. Nodes 0 and 1 are the outputs of the last but one and of the last
 * cell; each node after them is the sum of the links that lead into it; the output is the
 * concatenation of some nodes. Preprocessing is a link like any other, so are the branches of the
 * fixed reduction cell.
 *
 * @param channels of every node but 0 and 1
 * @param nodes number of nodes
 * @param links ordered by the node that they lead to, which is a later one than they come from
 * @param outputs nodes of the output, in the order of its channels
 */
record ConcatCell(int channels, int nodes, List<Link> links, List<Integer> outputs) {
  /** Nodes that come from outside. */
  static final int OUTSIDE = 2;

  /**
   * One edge.
   *
   * @param from its source
   * @param to the node that it leads to
   * @param row its row of alpha; {@link #FIXED} where it has one operation only
   * @param candidates what it can compute
   */
  record Link(int from, int to, int row, List<EdgeOperation> candidates) {
    static final int FIXED = -1;

    Link {
      candidates = List.copyOf(candidates);
    }

    static Link fixed(int from, int to, EdgeOperation only) {
      return new Link(from, to, FIXED, List.of(only));
    }

    /** Index of the operation that an architecture chooses. */
    int chosen(int[] sampled) {
      return row == FIXED ? 0 : sampled[row];
    }
  }

  ConcatCell {
    links = List.copyOf(links);
    outputs = List.copyOf(outputs);
  }

  /** Channels of the output. */
  int outChannels() {
    return outputs.size() * channels;
  }

  /**
   * Binds it to memory.
   *
   * @param kind which of the architecture's kinds of cell it is
   * @param beforeLast output of the last but one layer
   * @param last output of the layer before
   * @param dropPath may drop the output of operations between nodes in training
   */
  ConcatCellPass bind(
      Workspace workspace,
      int layer,
      int kind,
      Activation beforeLast,
      Activation last,
      DropPath dropPath) {
    return new ConcatCellPass(this, workspace, layer, kind, beforeLast, last, dropPath);
  }
}
