package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Where an edge's operations find their buffers. All operations at one place use the same ones, so
 * that memory need not grow with the number of candidates.
 *
 * @param workspace the memory
 * @param layer index of the layer
 * @param name the edge within the layer
 * @param gradientName the scratch buffer for the gradient that the edge sends back; layers that may
 *     use it at the same time need different ones
 * @param sendsBack whether anybody needs that gradient
 * @param inPlace whether that gradient may take the place of a tensor that is no longer needed,
 *     where the operation has one of its shape
 */
public record Place(
    Workspace workspace,
    int layer,
    String name,
    String gradientName,
    boolean sendsBack,
    boolean inPlace) {

  /** One whose gradient has a buffer of its own. */
  public Place(
      Workspace workspace, int layer, String name, String gradientName, boolean sendsBack) {
    this(workspace, layer, name, gradientName, sendsBack, false);
  }

  Kernels kernels() {
    return workspace.kernels();
  }

  /** The edge's buffer of that number, kept from forward to backward. */
  Buffer slot(int number, int height, int width, int channels) {
    return workspace.own(layer, name + " " + number, height, width, channels);
  }

  /** The gradient by the source, shaped as it; null if nobody needs it. */
  Buffer gradientOrNull(Buffer source) {
    return sendsBack
        ? workspace.gradientOrNull(gradientName, source.size(1), source.size(2), source.channels())
        : null;
  }

  /**
   * The same.
   *
   * @param spent a tensor that the operation no longer needs when it has that gradient
   */
  Buffer gradientOrNull(Buffer source, Buffer spent) {
    boolean fits = Arrays.equals(spent.shape(), source.shape());
    return inPlace && sendsBack && fits ? spent : gradientOrNull(source);
  }

  /** A gradient whose content holds for one call; null where there is no backward. */
  Buffer gradientScratchOrNull(String what, int height, int width, int channels) {
    return workspace.gradientOrNull(what, height, width, channels);
  }

  /** A buffer whose content holds for one call. */
  Buffer scratch(String what, int height, int width, int channels) {
    return workspace.scratch(what, height, width, channels);
  }
}
