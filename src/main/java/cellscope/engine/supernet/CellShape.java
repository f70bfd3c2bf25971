package cellscope.engine.supernet;

import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.supernet.Cell.Link;
import java.util.List;

/**
 * What a NASNet cell is told about its place in the network.
 *
 * @param beforeLast channels of the last but one layer's output
 * @param last channels of the last layer's output
 * @param channels of the cell's nodes
 * @param reduces whether it halves the image
 * @param afterReduction whether the last layer did, so that the last but one is twice as large
 */
record CellShape(int beforeLast, int last, int channels, boolean reduces, boolean afterReduction) {

  /** The links from nodes 0 and 1 to the preprocessed nodes 2 and 3. */
  List<Link> preprocessing(String name, NasNetParts parts) {
    String first = name + ".preprocess0";
    EdgeOperation zero =
        afterReduction
            ? parts.factorizedReduction(first, beforeLast, channels)
            : parts.pointwise(first, beforeLast, channels);
    EdgeOperation one = parts.pointwise(name + ".preprocess1", last, channels);
    return List.of(Link.fixed(0, 2, zero), Link.fixed(1, 3, one));
  }

  /** Stride of an edge from a node of the cell's topology, where the inputs are nodes 0 and 1. */
  int strideFrom(int node) {
    return reduces && node < NasNetCell.INPUTS ? 2 : 1;
  }
}
