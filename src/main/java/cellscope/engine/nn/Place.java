package cellscope.engine.nn;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Kernels;

/**
 * Where an edge's operations find their buffers. All operations at one place use the same ones, so
 * that memory does not grow with the number of candidates.
 *
 * @param workspace the memory
 * @param layer index of the layer
 * @param name the edge within the layer
 * @param gradientName the scratch buffer for the gradient that the edge sends back; layers that may
 *     use it at the same time need different ones
 * @param sendsBack whether anybody needs that gradient
 */
public record Place(
    Workspace workspace, int layer, String name, String gradientName, boolean sendsBack) {

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

  /** A gradient whose content holds for one call; null where there is no backward. */
  Buffer gradientScratchOrNull(String what, int height, int width, int channels) {
    return workspace.gradientOrNull(what, height, width, channels);
  }

  /** A buffer whose content holds for one call. */
  Buffer scratch(String what, int height, int width, int channels) {
    return workspace.scratch(what, height, width, channels);
  }
}
