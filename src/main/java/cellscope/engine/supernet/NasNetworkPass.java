package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.AuxiliaryHead;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.LayerPass.Wants;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Workspace;
import cellscope.model.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Forward and backward of a {@link NasNetwork}. */
final class NasNetworkPass implements NetworkPass {
  /** Cells read the ReLU of the layers before them, the head the value of the last. */
  private static final Wants RELU = new Wants(false, true);

  private static final Wants VALUE = new Wants(true, false);

  private final NasNetStem.Pass stem;
  private final List<CellPass> cells = new ArrayList<>();
  private final AuxiliaryHead.Pass auxiliaryOrNull;
  private final Head.Pass head;
  private final NasNetwork network;
  private final Buffer images;
  private final List<LayerGradient> gradients = new ArrayList<>();
  private final DropPath dropPath = new DropPath();
  private Buffer imageGradientOrNull;

  NasNetworkPass(NasNetwork network, Workspace workspace, Buffer images, boolean imageGradient) {
    this.network = network;
    this.images = images;
    stem = network.stem().bind(workspace, images, imageGradient);
    Activation beforeLast = stem.beforeLast();
    Activation last = stem.last();
    int searched = 0;
    for (NasNetwork.Layer layer : network.layers()) {
      Cell.Position at = new Cell.Position(cells.size() + 1, layer.kind(), searched);
      searched += layer.isSearched() ? 1 : 0;
      CellPass pass = layer.cell().bind(workspace, at, List.of(beforeLast, last), dropPath);
      cells.add(pass);
      gradients.add(new LayerGradient(workspace, pass.output()));
      beforeLast = last;
      last = pass.output();
    }
    NasNetwork.Auxiliary auxiliary = network.auxiliaryOrNull();
    auxiliaryOrNull =
        auxiliary == null || !workspace.isForTraining()
            ? null
            : auxiliary.head().bind(workspace, auxiliary.layer(), activation(auxiliary.layer()));
    head = network.head().bind(workspace, cells.size() + 1, last);
  }

  @Override
  public Buffer images() {
    return images;
  }

  @Override
  public void dropPaths(double chance, RandomStream streamOrNull) {
    dropPath.set(chance, streamOrNull);
  }

  @Override
  public void forward(EdgeMix mix, Mode mode) {
    stem.forward(mode);
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).forward(i + 1 < cells.size() ? RELU : VALUE, mix, mode);
    }
    if (auxiliaryOrNull != null && mode == Mode.TRAINING) {
      auxiliaryOrNull.forward(mode);
    }
    head.forward(mode);
  }

  @Override
  public double backward(int[] labels, double smoothing, EdgeMix mix, MixGradients uOrNull) {
    network.parameters().beginPass();
    if (uOrNull != null) {
      uOrNull.clear();
    }
    double loss = head.loss(labels, smoothing, true);
    Buffer gradient = head.backward();
    for (int i = cells.size() - 1; i >= 0; i--) {
      if (i + 1 < cells.size()) {
        Gathering readers = gradients.get(i).begin();
        addReaders(i + 1, readers);
        loss += addAuxiliary(i + 1, labels, smoothing, readers);
        gradient = gradients.get(i).join();
      }
      cells.get(i).backward(gradient, mix, uOrNull);
    }
    imageGradientOrNull =
        stem.backward(
            readers -> cells.get(0).addGradients(0, readers), readers -> addReaders(0, readers));
    return loss;
  }

  /** Gradients by a layer's ReLU from the cells of which it is the last but one or the last. */
  private void addReaders(int layer, Gathering readers) {
    if (layer + 1 < cells.size()) {
      cells.get(layer + 1).addGradients(0, readers);
    }
    cells.get(layer).addGradients(1, readers);
  }

  /** The auxiliary head's part in the loss, where it reads that layer. */
  private double addAuxiliary(int layer, int[] labels, double smoothing, Gathering readers) {
    if (auxiliaryOrNull == null || network.auxiliaryOrNull().layer() != layer) {
      return 0;
    }
    double weight = network.auxiliaryOrNull().weight();
    double loss = auxiliaryOrNull.loss(labels, smoothing, weight);
    readers.addThroughRelu(auxiliaryOrNull.backward());
    return weight * loss;
  }

  @Override
  public Buffer imageGradientOrNull() {
    return imageGradientOrNull;
  }

  @Override
  public Activation activation(int layer) {
    return layer == 0 ? stem.last() : cells.get(layer - 1).output();
  }

  @Override
  public Head.Pass head() {
    return head;
  }
}
