package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import java.util.List;

/**
 * Forward and backward of a {@link SumCell}. Only the sampled operation of each edge is computed.
 * Every edge has one buffer: its convolution's or pooling's output in forward, the gradient it
 * sends back in backward; so memory and time do not grow with the number of candidates.
 */
final class SumCellPass implements LayerPass {
  private static final Pooling POOLING = new Pooling(3, 1, 1);

  private final SumCell cell;
  private final CellTopology topology;
  private final Kernels kernels;
  private final int kind;
  private final Activation[] nodes;
  private final Buffer[] edgeBuffers;
  private final Buffer[] nodeGradients;
  private final Buffer scratch;
  private final ChannelSums sums;
  private final Terms terms = new Terms();
  private final Buffer[] plain = new Buffer[Kernels.MOST_TENSORS];
  private final Buffer[] throughRelu = new Buffer[Kernels.MOST_TENSORS];
  private final boolean[] reached;
  private final int[][] rowsInto;

  SumCellPass(SumCell cell, Workspace workspace, int layer, int kind, Activation input) {
    this.cell = cell;
    this.topology = cell.topology();
    this.kernels = workspace.kernels();
    this.kind = kind;
    int height = input.value().size(1);
    int width = input.value().size(2);
    int channels = cell.channels();
    nodes = new Activation[topology.nodes()];
    nodes[0] = input;
    nodeGradients = new Buffer[topology.nodes()];
    reached = new boolean[topology.nodes()];
    rowsInto = new int[topology.nodes()][];
    for (int i = 0; i < nodes.length; i++) {
      rowsInto[i] = topology.rowsInto(i).stream().mapToInt(Integer::intValue).toArray();
      if (i > 0) {
        nodes[i] =
            new Activation(
                workspace.kept(layer, "value " + i, height, width, channels),
                workspace.kept(layer, "relu " + i, height, width, channels));
      }
      nodeGradients[i] =
          i == 0
              ? workspace.scratch("gradient " + layer % 2, height, width, channels)
              : workspace.scratch("node " + i, height, width, channels);
    }
    edgeBuffers = new Buffer[topology.edges().size()];
    for (int e = 0; e < edgeBuffers.length; e++) {
      edgeBuffers[e] = workspace.kept(layer, "edge " + e, height, width, channels);
    }
    scratch = workspace.scratch("z", height, width, channels);
    sums = new ChannelSums(channels, Kernels.MOST_TENSORS);
  }

  /** The tensors of one fused pass, filled anew for each. */
  private static final class Terms {
    private int count;
    private final int[] edge = new int[Kernels.MOST_TENSORS];
    private final Buffer[] tensors = new Buffer[Kernels.MOST_TENSORS];
    private final double[][] factors = new double[Kernels.MOST_TENSORS][];
    private final double[][] offsets = new double[Kernels.MOST_TENSORS][];

    void add(int row, Buffer tensor, double[] factorsOrNull, double[] offsetsOrNull) {
      edge[count] = row;
      tensors[count] = tensor;
      factors[count] = factorsOrNull;
      offsets[count] = offsetsOrNull;
      count++;
    }

    int indexOf(int row) {
      for (int t = 0; t < count; t++) {
        if (edge[t] == row) {
          return t;
        }
      }
      return -1;
    }
  }

  @Override
  public Wants wants(Architecture architecture) {
    return wantsOf(0, architecture.ofKind(kind), new Wants(false, false));
  }

  /** What the edges out of a node read, together with what others want of it. */
  private Wants wantsOf(int node, int[] sampled, Wants others) {
    boolean value = others.value();
    boolean relu = others.relu();
    List<Edge> edges = topology.edges();
    for (int e = 0; e < edges.size(); e++) {
      if (edges.get(e).from() == node) {
        Candidate candidate = cell.candidate(e, sampled[e]);
        relu |= candidate.isConvolution();
        value |= !candidate.isConvolution() && candidate.operation() != Operation.NONE;
      }
    }
    return new Wants(value, relu);
  }

  @Override
  public Activation output() {
    return nodes[nodes.length - 1];
  }

  @Override
  public void forward(Activation input, Wants next, Architecture architecture, Mode mode) {
    int[] sampled = architecture.ofKind(kind);
    for (int i = 1; i < nodes.length; i++) {
      Wants wants = wantsOf(i, sampled, i == nodes.length - 1 ? next : new Wants(false, false));
      terms.count = 0;
      for (int e : rowsInto[i]) {
        compute(e, cell.candidate(e, sampled[e]), mode);
      }
      if (wants.value() || wants.relu()) {
        kernels.combine(
            terms.count,
            terms.tensors,
            terms.factors,
            terms.offsets,
            wants.value() ? nodes[i].value() : null,
            wants.relu() ? nodes[i].relu() : null);
      }
    }
  }

  private void compute(int e, Candidate candidate, Mode mode) {
    Activation source = nodes[topology.edges().get(e).from()];
    Buffer z = edgeBuffers[e];
    switch (candidate.operation()) {
      case NONE -> {}
      case SKIP_CONNECT -> terms.add(e, source.value(), null, null);
      case AVG_POOL_3X3 -> {
        kernels.averagePool(source.value(), z, POOLING);
        terms.add(e, z, null, null);
      }
      case NOR_CONV_1X1, NOR_CONV_3X3 -> {
        candidate.unitOrNull().forward(source.relu(), z, mode);
        BatchNorm bn = candidate.unitOrNull().batchNorm();
        terms.add(e, z, bn.scale(), bn.shift());
      }
    }
  }

  @Override
  public Buffer backward(Buffer gradient, Architecture architecture, HardWeightGradients uOrNull) {
    int[] sampled = architecture.ofKind(kind);
    java.util.Arrays.fill(reached, false);
    reached[nodes.length - 1] = true;
    for (int i = nodes.length - 1; i > 0; i--) {
      Buffer g = i == nodes.length - 1 ? gradient : nodeGradients[i];
      if (reached[i]) {
        sumsOfNode(i, g, sampled, uOrNull);
        for (int e : rowsInto[i]) {
          sendBack(e, g, cell.candidate(e, sampled[e]));
        }
      } else {
        for (int e : rowsInto[i]) {
          Candidate candidate = cell.candidate(e, sampled[e]);
          if (candidate.isConvolution()) {
            candidate.unitOrNull().backwardOfNothing();
          }
        }
      }
      gather(i - 1, gradient, sampled);
    }
    return nodeGradients[0];
  }

  /**
   * The sums that BN's backward and alpha need of everything that leads into a node, in one pass
   * over memory.
   */
  private void sumsOfNode(int node, Buffer g, int[] sampled, HardWeightGradients uOrNull) {
    terms.count = 0;
    for (int e : rowsInto[node]) {
      Candidate candidate = cell.candidate(e, sampled[e]);
      if (candidate.isConvolution()) {
        terms.add(e, edgeBuffers[e], candidate.unitOrNull().batchNorm().mean(), null);
      } else if (uOrNull != null && candidate.operation() == Operation.AVG_POOL_3X3) {
        terms.add(e, edgeBuffers[e], null, null);
      } else if (uOrNull != null && candidate.operation() == Operation.SKIP_CONNECT) {
        terms.add(e, nodes[topology.edges().get(e).from()].value(), null, null);
      }
    }
    if (terms.count > 0 || uOrNull != null) {
      kernels.sums(g, terms.count, terms.tensors, terms.factors, sums);
    }
    if (uOrNull != null) {
      addTo(uOrNull, node, sampled);
    }
  }

  private void addTo(HardWeightGradients u, int node, int[] sampled) {
    double gradientSum = total(sums.gradient());
    for (int e : rowsInto[node]) {
      int t = terms.indexOf(e);
      double product = 0;
      if (t >= 0) {
        Candidate candidate = cell.candidate(e, sampled[e]);
        product =
            candidate.isConvolution()
                ? candidate.unitOrNull().batchNorm().outputProduct(sums.gradient(), sums.product(t))
                : total(sums.product(t));
      }
      u.add(kind, e, sampled[e], product, gradientSum);
    }
  }

  private static double total(double[] values) {
    double total = 0;
    for (double v : values) {
      total += v;
    }
    return total;
  }

  /**
   * Puts the gradient that an edge sends to its source into the edge's buffer (a skip needs none).
   */
  private void sendBack(int e, Buffer g, Candidate candidate) {
    int source = topology.edges().get(e).from();
    switch (candidate.operation()) {
      case NONE -> {}
      case SKIP_CONNECT -> reached[source] = true;
      case AVG_POOL_3X3 -> {
        kernels.averagePoolBackward(g, edgeBuffers[e], POOLING);
        reached[source] = true;
      }
      case NOR_CONV_1X1, NOR_CONV_3X3 -> {
        candidate
            .unitOrNull()
            .backward(
                g,
                nodes[source].relu(),
                edgeBuffers[e],
                sums,
                terms.indexOf(e),
                scratch,
                edgeBuffers[e]);
        reached[source] = true;
      }
    }
  }

  /** Joins what the edges out of a node sent back; all later nodes are done. */
  private void gather(int node, Buffer outputGradient, int[] sampled) {
    if (!reached[node] && node > 0) {
      return;
    }
    int plainCount = 0;
    int reluCount = 0;
    List<Edge> edges = topology.edges();
    for (int e = 0; e < edges.size(); e++) {
      int to = edges.get(e).to();
      if (edges.get(e).from() != node || !reached[to]) {
        continue;
      }
      switch (cell.candidate(e, sampled[e]).operation()) {
        case NONE -> {}
        case SKIP_CONNECT ->
            plain[plainCount++] = to == nodes.length - 1 ? outputGradient : nodeGradients[to];
        case AVG_POOL_3X3 -> plain[plainCount++] = edgeBuffers[e];
        case NOR_CONV_1X1, NOR_CONV_3X3 -> throughRelu[reluCount++] = edgeBuffers[e];
      }
    }
    kernels.gather(
        plainCount, plain, reluCount, throughRelu, nodes[node].relu(), nodeGradients[node]);
  }
}
