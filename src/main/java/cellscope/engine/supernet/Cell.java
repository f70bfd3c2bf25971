package cellscope.engine.supernet;

import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.Workspace;
import java.util.List;

/**
 * A cell of any space. Its first nodes are the outputs of other layers; each node after them is the
 * sum of the links that lead into it; the output is one node, or the concatenation of several.
 * Preprocessing is a link like any other, so are the branches of the fixed reduction cell.
 *
 * @param channels of every node but the inputs
 * @param inputs nodes that come from outside: 1, or 2 for the last but one and the last layer
 * @param nodes number of nodes, inputs counted
 * @param links ordered by the node that they lead to, which is a later one than they come from
 * @param outputs nodes of the output, in the order of its channels
 */
record Cell(int channels, int inputs, int nodes, List<Link> links, List<Integer> outputs) {
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

    boolean isFixed() {
      return row == FIXED;
    }
  }

  /**
   * A cell's place in a network.
   *
   * @param layer index of the layer
   * @param kind index of its kind of cell in the space
   * @param number among the network's searched cells
   */
  record Position(int layer, int kind, int number) {}

  Cell {
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
   * @param given the outputs of the layers that it reads, one for each input
   * @param dropPath may drop the output of operations between nodes in training
   */
  CellPass bind(Workspace workspace, Position at, List<Activation> given, DropPath dropPath) {
    return new CellPass(this, workspace, at, given, dropPath);
  }
}
