package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.Mode;

/** A network bound to the memory of one batch size. */
public interface NetworkPass {
  /** Where the images are put before {@link #forward}. */
  Buffer images();

  /** Computes the logits of {@link #images()}. */
  void forward(Architecture architecture, Mode mode);

  /**
   * Gradients of the mean cross entropy after a forward in training mode.
   *
   * @param smoothing share of each label that is spread evenly over all classes
   * @param uOrNull cleared, then filled with the gradients by the hard weights; null where they are
   *     not wanted
   * @return the loss
   */
  double backward(
      int[] labels, double smoothing, Architecture architecture, HardWeightGradients uOrNull);

  /** The same with labels as they are. */
  default double backward(int[] labels, Architecture architecture, HardWeightGradients uOrNull) {
    return backward(labels, 0, architecture, uOrNull);
  }

  /**
   * The images' gradient of the last {@link #backward}; null unless the network was bound with it.
   */
  Buffer imageGradientOrNull();

  /** Output of layer i: 0 is the stem, then the cells. */
  Activation activation(int layer);

  Head.Pass head();

  /** Mean cross entropy after {@link #forward}, in nats. */
  default double loss(int[] labels) {
    return head().loss(labels, 0, false);
  }

  /** Hits after {@link #forward}. */
  default int correct(int[] labels) {
    return head().correct(labels);
  }
}
