package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.EdgePass;
import cellscope.engine.nn.EdgePass.Reads;
import cellscope.engine.nn.LayerPass.Wants;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward of a {@link Cell}. Only what the mix names on each link is computed, so time
 * does not grow with the number of candidates where it names one.
 */
final class CellPass {
  private final Cell cell;
  private final Kernels kernels;
  private final Cell.Position at;
  private final Activation[] nodes;
  private final Activation output;
  private final CellLinks links;
  private final boolean mixing;
  private final int[] firstChannel;
  private final Buffer[] nodeGradients;
  private final Buffer[] reaching;
  private final Buffer[][] sentBack;
  private final int[][] place;
  private final NodeTerms terms;
  private final Gathering gathering;
  private EdgeMix.OfCell mixOrNull;

  CellPass(
      Cell cell, Workspace workspace, Cell.Position at, List<Activation> given, DropPath dropPath) {
    this.cell = cell;
    this.kernels = workspace.kernels();
    this.at = at;
    this.mixing = workspace.isForMixing();
    int count = cell.nodes();
    nodes = given.toArray(new Activation[count]);
    nodeGradients = new Buffer[count];
    reaching = new Buffer[count];
    links = new CellLinks(cell, workspace, at.layer(), dropPath);
    for (int i = 0; i < count; i++) {
      if (i >= cell.inputs()) {
        bindNode(i, workspace);
      }
      links.bindFrom(i, nodes[i]);
    }
    firstChannel = new int[count];
    Arrays.fill(firstChannel, -1);
    for (int o = 0; o < cell.outputs().size(); o++) {
      firstChannel[cell.outputs().get(o)] = o * cell.channels();
    }
    output = isOneNode() ? nodes[cell.outputs().get(0)] : concatenation(workspace);
    sentBack = new Buffer[cell.links().size()][];
    place = new int[sentBack.length][];
    for (int e = 0; e < sentBack.length; e++) {
      sentBack[e] = new Buffer[cell.links().get(e).candidates().size()];
      place[e] = new int[sentBack[e].length];
    }
    terms = new NodeTerms(kernels, links.mostInto(), cell.channels());
    gathering = new Gathering(kernels, links.mostFrom());
  }

  /** Whether the output is a node as it is. */
  private boolean isOneNode() {
    return cell.outputs().size() == 1;
  }

  private Activation concatenation(Workspace workspace) {
    Buffer like = nodes[cell.outputs().get(0)].value();
    int channels = cell.outChannels();
    return new Activation(
        workspace.output(at.layer(), "value", like.size(1), like.size(2), channels),
        workspace.output(at.layer(), "relu", like.size(1), like.size(2), channels));
  }

  /** All links into the node are bound by now: their sources are earlier nodes. */
  private void bindNode(int node, Workspace workspace) {
    Cell.Link link = cell.links().get(links.into(node)[0]);
    Buffer source = nodes[link.from()].value();
    int height = link.candidates().get(0).outLength(source.size(1));
    int width = link.candidates().get(0).outLength(source.size(2));
    nodes[node] =
        new Activation(
            tensor(workspace, node, "value ", height, width),
            tensor(workspace, node, "relu ", height, width));
    nodeGradients[node] = workspace.gradientOrNull("node " + node, height, width, cell.channels());
  }

  private Buffer tensor(Workspace workspace, int node, String what, int height, int width) {
    boolean goesOut = isOneNode() && cell.outputs().get(0) == node;
    return goesOut
        ? workspace.output(at.layer(), what + node, height, width, cell.channels())
        : workspace.own(at.layer(), what + node, height, width, cell.channels());
  }

  Activation output() {
    return output;
  }

  /** Most gradients that {@link #addGradients} adds. */
  int mostGradients() {
    return links.mostFrom();
  }

  private void take(EdgeMix mix) {
    if (!mixing && !mix.isSingle()) {
      throw new IllegalArgumentException(
          "a pass in a workspace for single mixes can't compute all candidates of an edge");
    }
    mixOrNull = mix.ofCellOrNull(at.kind(), at.number());
  }

  private int count(int link) {
    int row = cell.links().get(link).row();
    return row == Cell.Link.FIXED ? 1 : mixOrNull.count(row);
  }

  private int candidate(int link, int i) {
    int row = cell.links().get(link).row();
    return row == Cell.Link.FIXED ? 0 : mixOrNull.operation(row, i);
  }

  private double weight(int link, int i) {
    int row = cell.links().get(link).row();
    return row == Cell.Link.FIXED ? 1 : mixOrNull.weight(row, i);
  }

  /** What is read of an input. */
  Wants wantsOf(int input, EdgeMix mix) {
    take(mix);
    return readBy(links.from(input), false, false);
  }

  private Wants readBy(int[] readers, boolean value, boolean relu) {
    boolean ofValue = value;
    boolean ofRelu = relu;
    for (int e : readers) {
      for (int i = 0; i < count(e); i++) {
        Reads reads = links.pass(e, candidate(e, i)).reads();
        ofValue |= reads == Reads.VALUE;
        ofRelu |= reads == Reads.RELU;
      }
    }
    return new Wants(ofValue, ofRelu);
  }

  /** Computes what is wanted of the output; the inputs hold what is {@link #wantsOf wanted}. */
  void forward(Wants next, EdgeMix mix, Mode mode) {
    take(mix);
    for (int i = 0; i < nodes.length; i++) {
      if (links.sharedFromOrNull(i) != null) {
        links.sharedFromOrNull(i).begin();
      }
    }
    for (int i = cell.inputs(); i < nodes.length; i++) {
      computeNode(i, next, mode);
    }
    if (!isOneNode()) {
      if (next.value()) {
        concat(output.value(), false);
      }
      if (next.relu()) {
        concat(output.relu(), true);
      }
    }
  }

  private void computeNode(int node, Wants next, Mode mode) {
    terms.clear();
    for (int e : links.into(node)) {
      for (int i = 0; i < count(e); i++) {
        int k = candidate(e, i);
        SharedOperations shared = links.sharedOrNull(e, k);
        if (shared != null) {
          shared.forward(k, mode);
        } else {
          links.pass(e, k).forward(mode);
        }
        terms.add(links.pass(e, k), weight(e, i));
      }
    }
    boolean goesOut = firstChannel[node] >= 0;
    Wants wants = readBy(links.from(node), goesOut && next.value(), goesOut && next.relu());
    if (wants.value() || wants.relu()) {
      terms.combine(nodes[node], wants);
    }
  }

  private void concat(Buffer whole, boolean relu) {
    for (int o : cell.outputs()) {
      Buffer part = relu ? nodes[o].relu() : nodes[o].value();
      kernels.copyChannels(part, 0, whole, firstChannel[o], cell.channels());
    }
  }

  /**
   * Gradients of the parameters, the mix's weights and the inputs.
   *
   * @param gradient by the output
   */
  void backward(Buffer gradient, EdgeMix mix, MixGradients uOrNull) {
    take(mix);
    for (int i = nodes.length - 1; i >= cell.inputs(); i--) {
      reaching[i] = gatheredOrNull(i, gradient);
      if (reaching[i] != null) {
        sumsOfNode(i, uOrNull);
        if (uOrNull != null) {
          addTo(uOrNull, i, mix.isSingle());
        }
        sendBack(i);
      } else {
        sendNothingBack(i);
      }
    }
  }

  /** Joins the gradients that reach a node; null if there are none. */
  private Buffer gatheredOrNull(int node, Buffer gradient) {
    gathering.clear();
    Buffer first = null;
    if (firstChannel[node] >= 0) {
      first = isOneNode() ? gradient : nodeGradients[node];
      if (!isOneNode()) {
        kernels.copyChannels(gradient, firstChannel[node], first, 0, cell.channels());
      }
      gathering.addPlain(first);
    }
    if (!addGradients(node, gathering)) {
      return first;
    }
    gathering.into(nodes[node].relu(), nodeGradients[node]);
    return nodeGradients[node];
  }

  /**
   * Adds the gradients by a node that the links out of it have sent back, an input's too. Returns
   * whether there are any.
   */
  boolean addGradients(int node, Gathering target) {
    boolean any = false;
    for (int e : links.from(node)) {
      for (int i = 0; i < count(e); i++) {
        int k = candidate(e, i);
        Buffer sent = sentBack[e][k];
        if (sent != null) {
          any = true;
          if (links.pass(e, k).reads() == Reads.RELU) {
            target.addThroughRelu(sent);
          } else {
            target.addPlain(sent);
          }
        }
      }
    }
    SharedOperations shared = links.sharedFromOrNull(node);
    return shared == null ? any : shared.backward(target) || any;
  }

  /** The sums of a node's gradient that BN's backward and u need. */
  private void sumsOfNode(int node, MixGradients uOrNull) {
    terms.clear();
    for (int e : links.into(node)) {
      for (int i = 0; i < count(e); i++) {
        int k = candidate(e, i);
        EdgePass pass = links.pass(e, k);
        boolean summed = uOrNull != null || pass.batchNormOrNull() != null;
        place[e][k] = summed ? terms.add(pass, weight(e, i)) : -1;
      }
    }
    if (uOrNull != null || !terms.isEmpty()) {
      terms.sum(reaching[node]);
    }
  }

  private void addTo(MixGradients u, int node, boolean single) {
    for (int e : links.into(node)) {
      int row = cell.links().get(e).row();
      for (int i = 0; row != Cell.Link.FIXED && i < count(e); i++) {
        int k = candidate(e, i);
        u.add(at.kind(), row, k, place[e][k] < 0 ? 0 : terms.outputProduct(place[e][k]));
        if (single) {
          u.addUnsampled(at.kind(), row, k, terms.gradientSum());
        }
      }
    }
  }

  private void sendBack(int node) {
    Buffer g = reaching[node];
    for (int e : links.into(node)) {
      for (int i = 0; i < count(e); i++) {
        int k = candidate(e, i);
        SharedOperations shared = links.sharedOrNull(e, k);
        if (shared != null) {
          shared.add(k, g, weight(e, i));
        } else {
          int at = Math.max(place[e][k], 0); // one without BN needs no sums
          sentBack[e][k] =
              links.pass(e, k).backward(g, weight(e, i), terms.sumsOf(at), terms.whichOf(at));
        }
      }
    }
  }

  private void sendNothingBack(int node) {
    for (int e : links.into(node)) {
      for (int i = 0; i < count(e); i++) {
        links.pass(e, candidate(e, i)).backwardOfNothing();
        sentBack[e][candidate(e, i)] = null;
      }
    }
  }
}
