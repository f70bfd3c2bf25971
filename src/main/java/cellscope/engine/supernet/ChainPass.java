package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameters;
import java.util.List;

/** A network whose layers read the layer before them, bound to the memory of one batch size. */
final class ChainPass implements NetworkPass {
  private static final LayerPass.Wants VALUE = new LayerPass.Wants(true, false);

  private final List<LayerPass> layers;
  private final Head.Pass head;
  private final Parameters parameters;
  private final Buffer images;
  private Buffer imageGradientOrNull;

  ChainPass(List<LayerPass> layers, Head.Pass head, Parameters parameters, Buffer images) {
    this.layers = List.copyOf(layers);
    this.head = head;
    this.parameters = parameters;
    this.images = images;
  }

  @Override
  public Buffer images() {
    return images;
  }

  @Override
  public void forward(EdgeMix mix, Mode mode) {
    Activation input = null;
    for (int i = 0; i < layers.size(); i++) {
      LayerPass.Wants next = i + 1 < layers.size() ? layers.get(i + 1).wants(mix) : VALUE;
      layers.get(i).forward(input, next, mix, mode);
      input = layers.get(i).output();
    }
    head.forward(mode);
  }

  @Override
  public double backward(int[] labels, double smoothing, EdgeMix mix, MixGradients uOrNull) {
    parameters.beginPass();
    if (uOrNull != null) {
      uOrNull.clear();
    }
    double loss = head.loss(labels, smoothing, true);
    Buffer gradient = head.backward();
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient, mix, uOrNull);
    }
    imageGradientOrNull = gradient;
    return loss;
  }

  @Override
  public Buffer imageGradientOrNull() {
    return imageGradientOrNull;
  }

  @Override
  public Activation activation(int layer) {
    return layers.get(layer).output();
  }

  @Override
  public Head.Pass head() {
    return head;
  }
}
