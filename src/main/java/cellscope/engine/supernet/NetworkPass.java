package cellscope.engine.supernet;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.nn.Activation;
import cellscope.engine.nn.DropPath;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.model.RandomStream;

/** A network bound to the memory of one batch size. */
public interface NetworkPass {
  /** Where the images are put before {@link #forward}. */
  Buffer images();

  /**
   * Drops paths in the training passes from now on; see {@link DropPath}.
   *
   * @param chance from 0 to below 1
   * @param streamOrNull where the draws come from; may be null if nothing is dropped
   * @throws IllegalArgumentException the network has no paths that could be dropped
   */
  default void dropPaths(double chance, RandomStream streamOrNull) {
    if (chance != 0) {
      throw new IllegalArgumentException("this network has no paths to drop");
    }
  }

  /** Computes the logits of {@link #images()}. */
  void forward(EdgeMix mix, Mode mode);

  /**
   * Gradients of the mean cross entropy after a forward in training mode; where there is an
   * auxiliary head, its weighted loss is added.
   *
   * @param smoothing share of each label that is spread evenly over all classes
   * @param uOrNull cleared, then filled with the gradients by the mix's weights; null where they
   *     are not wanted
   * @return the loss
   */
  double backward(int[] labels, double smoothing, EdgeMix mix, MixGradients uOrNull);

  /** The same with labels as they are. */
  default double backward(int[] labels, EdgeMix mix, MixGradients uOrNull) {
    return backward(labels, 0, mix, uOrNull);
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
