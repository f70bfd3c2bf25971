package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.LayerPass.Wants;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import java.util.ArrayList;
import java.util.List;

/** Forward and backward of a {@link NasNetwork}. */
final class NasNetworkPass implements NetworkPass {
  /** Cells read the ReLU of the layers before them, the head the value of the last. */
  private static final Wants RELU = new Wants(false, true);

  private static final Wants VALUE = new Wants(true, false);

  private final Kernels kernels;
  private final LayerPass stem;
  private final List<ConcatCellPass> cells = new ArrayList<>();
  private final Head.Pass head;
  private final NasNetwork network;
  private final Buffer images;
  private final Buffer[] gradients;
  private final Gathering gathering;
  private Buffer imageGradientOrNull;

  NasNetworkPass(NasNetwork network, Workspace workspace, Buffer images, boolean imageGradient) {
    this.network = network;
    this.images = images;
    kernels = network.kernels();
    stem = network.stem().bind(workspace, 0, images, imageGradient);
    Activation beforeLast = stem.output();
    Activation last = stem.output();
    for (NasNetwork.Layer layer : network.layers()) {
      ConcatCellPass pass =
          layer.cell().bind(workspace, cells.size() + 1, layer.kind(), beforeLast, last);
      cells.add(pass);
      beforeLast = last;
      last = pass.output();
    }
    head = network.head().bind(workspace, cells.size() + 1, last);
    gradients = new Buffer[cells.size()];
    for (int i = 0; i < gradients.length; i++) {
      Buffer like = activation(i).value();
      gradients[i] =
          workspace.scratch("layer gradient", like.size(1), like.size(2), like.channels());
    }
    gathering = new Gathering(kernels, 4);
  }

  @Override
  public Buffer images() {
    return images;
  }

  @Override
  public void forward(Architecture architecture, Mode mode) {
    stem.forward(null, RELU, architecture, mode);
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).forward(i + 1 < cells.size() ? RELU : VALUE, architecture, mode);
    }
    head.forward(mode);
  }

  @Override
  public double backward(
      int[] labels, double smoothing, Architecture architecture, HardWeightGradients uOrNull) {
    network.parameters().beginPass();
    if (uOrNull != null) {
      uOrNull.clear();
    }
    double loss = head.loss(labels, smoothing, true);
    Buffer gradient = head.backward();
    for (int i = cells.size() - 1; i >= 0; i--) {
      cells.get(i).backward(gradient, architecture, uOrNull);
      gradient = gather(i);
    }
    imageGradientOrNull = stem.backward(gradient, architecture, uOrNull);
    return loss;
  }

  /**
   * Gradient by the output of a layer that cells read; 0 is the stem, which the first reads twice.
   */
  private Buffer gather(int layer) {
    gathering.clear();
    if (layer == 0) {
      cells.get(0).addInputGradients(0, gathering);
    }
    if (layer + 1 < cells.size()) {
      cells.get(layer + 1).addInputGradients(0, gathering);
    }
    cells.get(layer).addInputGradients(1, gathering);
    if (gathering.isEmpty()) {
      kernels.fill(gradients[layer], 0); // every edge into the cells behind it is none
    } else {
      gathering.into(activation(layer).relu(), gradients[layer]);
    }
    return gradients[layer];
  }

  @Override
  public Buffer imageGradientOrNull() {
    return imageGradientOrNull;
  }

  @Override
  public Activation activation(int layer) {
    return layer == 0 ? stem.output() : cells.get(layer - 1).output();
  }

  @Override
  public Head.Pass head() {
    return head;
  }
}
