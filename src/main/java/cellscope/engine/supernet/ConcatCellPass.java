package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeOperation;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.LayerPass.Wants;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Place;
import cellscope.engine.nn.Wire;
import cellscope.engine.nn.Workspace;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward of a {@link ConcatCell}. Only the chosen operation of each link is computed,
 * and all candidates of a link share its buffers, so that memory and time do not grow with their
 * number.
 */
final class ConcatCellPass {
  private final ConcatCell cell;
  private final Kernels kernels;
  private final int kind;
  private final Activation[] nodes;
  private final Activation output;
  private final EdgePass[][] passes;
  private final int[][] linksInto;
  private final int[][] linksFrom;
  private final int[] firstChannel;
  private final Buffer[] nodeGradients;
  private final Buffer[] sentBack;
  private final int[] place;
  private final boolean[] reached;
  private final DropPath dropPath;
  private final NodeTerms terms;
  private final Gathering gathering;

  ConcatCellPass(
      ConcatCell cell,
      Workspace workspace,
      int layer,
      int kind,
      Activation beforeLast,
      Activation last,
      DropPath dropPath) {
    this.cell = cell;
    this.dropPath = dropPath;
    this.kernels = workspace.kernels();
    this.kind = kind;
    int count = cell.nodes();
    nodes = new Activation[count];
    nodes[0] = beforeLast;
    nodes[1] = last;
    nodeGradients = new Buffer[count];
    reached = new boolean[count];
    List<ConcatCell.Link> links = cell.links();
    linksInto = new int[count][];
    linksFrom = new int[count][];
    passes = new EdgePass[links.size()][];
    for (int i = 0; i < count; i++) {
      linksInto[i] = linksWhere(i, false);
      linksFrom[i] = linksWhere(i, true);
    }
    for (int i = 0; i < count; i++) {
      if (i >= ConcatCell.OUTSIDE) {
        bindNode(i, workspace, layer);
      }
      for (int e : linksFrom[i]) {
        passes[e] = bindLink(e, workspace, layer);
      }
    }
    firstChannel = new int[count];
    Arrays.fill(firstChannel, -1);
    for (int o = 0; o < cell.outputs().size(); o++) {
      firstChannel[cell.outputs().get(o)] = o * cell.channels();
    }
    Buffer like = nodes[cell.outputs().get(0)].value();
    output =
        new Activation(
            workspace.output(layer, "value", like.size(1), like.size(2), cell.outChannels()),
            workspace.output(layer, "relu", like.size(1), like.size(2), cell.outChannels()));
    sentBack = new Buffer[links.size()];
    place = new int[links.size()];
    int most = Arrays.stream(linksInto).mapToInt(l -> l.length).max().orElse(0);
    int fanOut = Arrays.stream(linksFrom).mapToInt(l -> l.length).max().orElse(0);
    terms = new NodeTerms(kernels, most, cell.channels());
    gathering = new Gathering(kernels, fanOut + 1);
  }

  private int[] linksWhere(int node, boolean from) {
    List<ConcatCell.Link> links = cell.links();
    return java.util.stream.IntStream.range(0, links.size())
        .filter(e -> (from ? links.get(e).from() : links.get(e).to()) == node)
        .toArray();
  }

  /** All links into the node are bound by now: their sources are earlier nodes. */
  private void bindNode(int node, Workspace workspace, int layer) {
    ConcatCell.Link link = cell.links().get(linksInto[node][0]);
    Buffer source = nodes[link.from()].value();
    int height = link.candidates().get(0).outLength(source.size(1));
    int width = link.candidates().get(0).outLength(source.size(2));
    int channels = cell.channels();
    nodes[node] =
        new Activation(
            workspace.own(layer, "value " + node, height, width, channels),
            workspace.own(layer, "relu " + node, height, width, channels));
    nodeGradients[node] = workspace.gradientOrNull("node " + node, height, width, channels);
  }

  private EdgePass[] bindLink(int e, Workspace workspace, int layer) {
    ConcatCell.Link link = cell.links().get(e);
    // what goes out of the cell is still needed when the two layers before run their backward
    String rotation = link.from() < ConcatCell.OUTSIDE ? " of layer " + layer % 3 : "";
    int number = Arrays.binarySearch(linksInto[link.to()], e);
    // without a backward, what leads into a node is needed until the node has been added up
    String name = workspace.isForTraining() ? "link " + e : "term " + number;
    Place where = new Place(workspace, layer, name, "link " + e + " gradient" + rotation, true);
    return link.candidates().stream()
        .map(candidate -> bindCandidate(candidate, link, number, where))
        .toArray(EdgePass[]::new);
  }

  /** In a cell with one operation a link, those between nodes can be dropped in training. */
  private EdgePass bindCandidate(
      EdgeOperation candidate, ConcatCell.Link link, int number, Place where) {
    EdgePass pass = candidate.bind(where, nodes[link.from()]);
    boolean droppable =
        link.from() >= ConcatCell.OUTSIDE
            && link.row() == ConcatCell.Link.FIXED
            && !(candidate instanceof Wire)
            && where.workspace().isForTraining();
    return droppable ? dropPath.around(pass, where, number) : pass;
  }

  private EdgePass chosen(int e, int[] sampledOrNull) {
    return passes[e][cell.links().get(e).chosen(sampledOrNull)];
  }

  /** What the architecture says about this kind of cell; null for a cell that is fixed. */
  private int[] sampledOrNull(Architecture architecture) {
    return kind < architecture.operations().size() ? architecture.ofKind(kind) : null;
  }

  Activation output() {
    return output;
  }

  /** Computes what is wanted of the output; both inputs hold their ReLU. */
  void forward(Wants next, Architecture architecture, Mode mode) {
    int[] sampled = sampledOrNull(architecture);
    for (int i = ConcatCell.OUTSIDE; i < nodes.length; i++) {
      terms.clear();
      for (int e : linksInto[i]) {
        EdgePass pass = chosen(e, sampled);
        pass.forward(mode);
        terms.add(pass);
      }
      Wants wants = wantsOf(i, sampled, next);
      if (wants.value() || wants.relu()) {
        terms.combine(nodes[i], wants);
      }
    }
    if (next.value()) {
      concat(output.value(), false);
    }
    if (next.relu()) {
      concat(output.relu(), true);
    }
  }

  private Wants wantsOf(int node, int[] sampled, Wants next) {
    boolean value = firstChannel[node] >= 0 && next.value();
    boolean relu = firstChannel[node] >= 0 && next.relu();
    for (int e : linksFrom[node]) {
      Reads reads = chosen(e, sampled).reads();
      value |= reads == Reads.VALUE;
      relu |= reads == Reads.RELU;
    }
    return new Wants(value, relu);
  }

  private void concat(Buffer whole, boolean relu) {
    for (int o : cell.outputs()) {
      Buffer part = relu ? nodes[o].relu() : nodes[o].value();
      kernels.copyChannels(part, 0, whole, firstChannel[o], cell.channels());
    }
  }

  /**
   * Gradients of the parameters, the hard weights and the inputs.
   *
   * @param gradient by the output
   */
  void backward(Buffer gradient, Architecture architecture, HardWeightGradients uOrNull) {
    int[] sampled = sampledOrNull(architecture);
    for (int i = nodes.length - 1; i >= ConcatCell.OUTSIDE; i--) {
      reached[i] = gather(i, gradient, sampled);
      if (reached[i]) {
        backwardOfNode(i, sampled, uOrNull);
      } else {
        for (int e : linksInto[i]) {
          chosen(e, sampled).backwardOfNothing();
          sentBack[e] = null;
        }
      }
    }
  }

  /** Joins the gradients that reach a node; returns whether there are any. */
  private boolean gather(int node, Buffer gradient, int[] sampled) {
    gathering.clear();
    if (firstChannel[node] >= 0) {
      kernels.copyChannels(gradient, firstChannel[node], nodeGradients[node], 0, cell.channels());
      gathering.addPlain(nodeGradients[node]);
    }
    boolean onlyOutput = true;
    for (int e : linksFrom[node]) {
      if (sentBack[e] != null) {
        onlyOutput = false;
        if (chosen(e, sampled).reads() == Reads.RELU) {
          gathering.addThroughRelu(sentBack[e]);
        } else {
          gathering.addPlain(sentBack[e]);
        }
      }
    }
    if (!onlyOutput) {
      gathering.into(nodes[node].relu(), nodeGradients[node]);
    }
    return !gathering.isEmpty();
  }

  private void backwardOfNode(int node, int[] sampled, HardWeightGradients uOrNull) {
    Buffer g = nodeGradients[node];
    terms.clear();
    for (int e : linksInto[node]) {
      EdgePass pass = chosen(e, sampled);
      boolean summed = uOrNull != null || pass.batchNormOrNull() != null;
      place[e] = summed ? terms.add(pass) : -1;
    }
    terms.sum(g);
    for (int e : linksInto[node]) {
      int row = cell.links().get(e).row();
      if (uOrNull != null && row != ConcatCell.Link.FIXED) {
        double product = place[e] < 0 ? 0 : terms.outputProduct(place[e]);
        uOrNull.add(kind, row, sampled[row], product, terms.gradientSum());
      }
    }
    for (int e : linksInto[node]) {
      int at = Math.max(place[e], 0); // one without BN needs no sums
      sentBack[e] = chosen(e, sampled).backward(g, terms.sumsOf(at), terms.whichOf(at));
    }
  }

  /** Adds this cell's gradients by the ReLU of an input (0 the last but one layer, 1 the last). */
  void addInputGradients(int input, Gathering target) {
    for (int e : linksFrom[input]) {
      if (sentBack[e] != null) {
        target.addThroughRelu(sentBack[e]);
      }
    }
  }
}
