package cellscope.engine.supernet;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.ConvolutionUnit;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell with one input whose nodes are the sums of their edges and whose last node is its output:
 * the cell of NAS-Bench-201. Channels and image size stay the same throughout. In a supernet every
 * edge has all candidates of the space; in a stand-alone network it has one.
 */
final class SumCell {
  private final CellTopology topology;
  private final int channels;
  private final List<List<Candidate>> candidates;

  private SumCell(CellTopology topology, int channels, List<List<Candidate>> candidates) {
    this.topology = topology;
    this.channels = channels;
    this.candidates = candidates;
  }

  /** How the cell's convolutions are built. */
  record Style(boolean affine, boolean tracking) {}

  /** A supernet's cell: all operations on every edge. */
  static SumCell withEveryOperation(
      String name,
      CellTopology topology,
      List<Operation> operations,
      int channels,
      Style style,
      Parameters parameters,
      Kernels kernels) {
    List<List<Candidate>> candidates = new ArrayList<>();
    for (var edge : topology.edges()) {
      List<Candidate> ofEdge = new ArrayList<>();
      for (int k = 0; k < operations.size(); k++) {
        String path = name + ".edges." + edge.label() + "." + k + ".op";
        ofEdge.add(candidate(operations.get(k), path, channels, style, parameters, kernels));
      }
      candidates.add(ofEdge);
    }
    return new SumCell(topology, channels, candidates);
  }

  /** A stand-alone network's cell: one operation on every edge, with affine BN. */
  static SumCell withOneOperation(
      String name,
      CellTopology topology,
      List<Operation> chosen,
      int channels,
      Parameters parameters,
      Kernels kernels) {
    List<List<Candidate>> candidates = new ArrayList<>();
    Style style = new Style(true, true);
    for (int e = 0; e < chosen.size(); e++) {
      String path = name + ".layers." + e + ".op";
      candidates.add(List.of(candidate(chosen.get(e), path, channels, style, parameters, kernels)));
    }
    return new SumCell(topology, channels, candidates);
  }

  private static Candidate candidate(
      Operation operation,
      String path,
      int channels,
      Style style,
      Parameters parameters,
      Kernels kernels) {
    return switch (operation) {
      case NONE, SKIP_CONNECT, AVG_POOL_3X3 -> new Candidate(operation, null);
      case NOR_CONV_1X1, NOR_CONV_3X3 -> {
        int kernel = operation == Operation.NOR_CONV_1X1 ? 1 : 3;
        yield new Candidate(
            operation,
            new ConvolutionUnit(
                path + ".1",
                path + ".2",
                channels,
                channels,
                Convolution.square(kernel, 1, kernel / 2),
                !style.affine(),
                style.affine(),
                style.tracking(),
                parameters,
                kernels));
      }
      default ->
          throw new IllegalArgumentException(
              "a cell that adds up its edges has no operation " + operation);
    };
  }

  CellTopology topology() {
    return topology;
  }

  int channels() {
    return channels;
  }

  Candidate candidate(int edge, int operation) {
    return candidates.get(edge).get(operation);
  }

  /** Binds it to memory. */
  LayerPass bind(Workspace workspace, int layer, int kind, Activation input) {
    return new SumCellPass(this, workspace, layer, kind, input);
  }
}
