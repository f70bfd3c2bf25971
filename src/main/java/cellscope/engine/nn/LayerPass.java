package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;

/** A layer bound to the memory of one batch size. Forward, then at most one backward. */
public interface LayerPass {
  /** What a layer reads of its input. */
  record Wants(boolean value, boolean relu) {}

  /** What this layer reads of its input under a mix. */
  Wants wants(EdgeMix mix);

  /** Where the output appears. */
  Activation output();

  /**
   * Computes the output.
   *
   * @param input holds what {@link #wants} said
   * @param next what is wanted of the output
   */
  void forward(Activation input, Wants next, EdgeMix mix, Mode mode);

  /**
   * Computes the gradients of the parameters that took part, and that of the input.
   *
   * @param gradient by the output; still whole afterwards
   * @param uOrNull gets the gradients by the mix's weights; null where they are not wanted
   * @return gradient by the input, valid until the layer two places before has run its backward;
   *     null where the layer was told that nobody needs it
   */
  Buffer backward(Buffer gradient, EdgeMix mix, MixGradients uOrNull);
}
