package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.LayerPass;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameters;
import java.util.List;

/** A network bound to the memory of one batch size. */
public final class NetworkPass {
  private static final LayerPass.Wants VALUE = new LayerPass.Wants(true, false);

  private final List<LayerPass> layers;
  private final Head.Pass head;
  private final Parameters parameters;
  private final Buffer images;
  private Buffer imageGradientOrNull;

  NetworkPass(List<LayerPass> layers, Head.Pass head, Parameters parameters, Buffer images) {
    this.layers = List.copyOf(layers);
    this.head = head;
    this.parameters = parameters;
    this.images = images;
  }

  /** Where the images are put before {@link #forward}. */
  public Buffer images() {
    return images;
  }

  /** Computes the logits of {@link #images()}. */
  public void forward(Architecture architecture, Mode mode) {
    Activation input = null;
    for (int i = 0; i < layers.size(); i++) {
      LayerPass.Wants next = i + 1 < layers.size() ? layers.get(i + 1).wants(architecture) : VALUE;
      layers.get(i).forward(input, next, architecture, mode);
      input = layers.get(i).output();
    }
    head.forward(mode);
  }

  /** Mean cross entropy after {@link #forward}, in nats. */
  public double loss(int[] labels) {
    return head.loss(labels, 0, false);
  }

  /** Hits after {@link #forward}. */
  public int correct(int[] labels) {
    return head.correct(labels);
  }

  /**
   * Gradients of the mean cross entropy after a forward in training mode.
   *
   * @param uOrNull cleared, then filled with the gradients by the hard weights; null where they are
   *     not wanted
   * @return the loss
   */
  public double backward(int[] labels, Architecture architecture, HardWeightGradients uOrNull) {
    return backward(labels, 0, architecture, uOrNull);
  }

  /**
   * The same with smoothed labels.
   *
   * @param smoothing share of each label that is spread evenly over all classes
   */
  public double backward(
      int[] labels, double smoothing, Architecture architecture, HardWeightGradients uOrNull) {
    parameters.beginPass();
    if (uOrNull != null) {
      uOrNull.clear();
    }
    double loss = head.loss(labels, smoothing, true);
    Buffer gradient = head.backward();
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient, architecture, uOrNull);
    }
    imageGradientOrNull = gradient;
    return loss;
  }

  /**
   * The images' gradient of the last {@link #backward}; null unless the network was bound with it.
   */
  public Buffer imageGradientOrNull() {
    return imageGradientOrNull;
  }

  /** Output of layer i: 0 is the stem, then the cells. */
  public Activation activation(int layer) {
    return layers.get(layer).output();
  }

  public Head.Pass head() {
    return head;
  }
}
