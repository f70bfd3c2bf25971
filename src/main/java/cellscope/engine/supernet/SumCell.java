package cellscope.engine.supernet;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.ConvolutionChain;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.PoolingOperation;
import cellscope.engine.nn.Wire;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes cells with one input whose nodes are the sums of their edges and whose last node is the
 * output: those of NAS-Bench-201. Channels and image size stay the same throughout.
 */
final class SumCell {
  private static final Pooling POOLING = new Pooling(3, 1, 1);

  private SumCell() {}

  /** A supernet's cell: all operations on every edge. */
  static Cell withEveryOperation(
      String name,
      CellTopology topology,
      List<Operation> operations,
      int channels,
      BatchNormStyle style,
      Parameters parameters,
      Kernels kernels) {
    List<List<EdgeOperation>> candidates = new ArrayList<>();
    for (Edge edge : topology.edges()) {
      List<EdgeOperation> ofEdge = new ArrayList<>();
      for (int k = 0; k < operations.size(); k++) {
        String path = name + ".edges." + edge.label() + "." + k + ".op";
        ofEdge.add(operation(operations.get(k), path, channels, style, parameters, kernels));
      }
      candidates.add(ofEdge);
    }
    return cell(topology, channels, candidates);
  }

  /** A stand-alone network's cell: one operation on every edge, with affine BN. */
  static Cell withOneOperation(
      String name,
      CellTopology topology,
      List<Operation> chosen,
      int channels,
      Parameters parameters,
      Kernels kernels) {
    List<List<EdgeOperation>> candidates = new ArrayList<>();
    for (int e = 0; e < chosen.size(); e++) {
      String path = name + ".layers." + e + ".op";
      candidates.add(
          List.of(
              operation(chosen.get(e), path, channels, BatchNormStyle.FULL, parameters, kernels)));
    }
    return cell(topology, channels, candidates);
  }

  private static Cell cell(
      CellTopology topology, int channels, List<List<EdgeOperation>> candidates) {
    List<Cell.Link> links = new ArrayList<>();
    for (int e = 0; e < candidates.size(); e++) {
      Edge edge = topology.edges().get(e);
      links.add(new Cell.Link(edge.from(), edge.to(), e, candidates.get(e)));
    }
    return new Cell(channels, 1, topology.nodes(), links, List.of(topology.nodes() - 1));
  }

  private static EdgeOperation operation(
      Operation operation,
      String path,
      int channels,
      BatchNormStyle style,
      Parameters parameters,
      Kernels kernels) {
    return switch (operation) {
      case NONE -> Wire.zero(1);
      case SKIP_CONNECT -> Wire.identity();
      case AVG_POOL_3X3 -> new PoolingOperation(PoolingOperation.Kind.AVERAGE, POOLING, null);
      case NOR_CONV_1X1, NOR_CONV_3X3 -> {
        int kernel = operation == Operation.NOR_CONV_1X1 ? 1 : 3;
        yield new ConvolutionChain.Builder(Reads.RELU, channels, style, parameters, kernels)
            .unit(
                path + ".1",
                path + ".2",
                channels,
                Convolution.square(kernel, 1, kernel / 2),
                !style.affine())
            .build();
      }
      default ->
          throw new IllegalArgumentException(
              "a cell that adds up its edges has no operation " + operation);
    };
  }
}
