package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Convolution;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The window of the input that each output position of a convolution sees, side by side as rows of
 * a matrix: what turns the gradient by the weights into one matrix product. Made once for a shape
 * of input and convolution; its arrays and views are kept.
 */
final class Patches {
  private final INDArray inner;
  private final INDArray matrix;
  private final List<INDArray> sources = new ArrayList<>();
  private final List<INDArray> targets = new ArrayList<>();

  /**
   * @param like an input, [batch, height, width, channels]
   */
  Patches(INDArray like, Convolution shape, Scratch scratch) {
    long height = like.size(1);
    long width = like.size(2);
    long channels = like.size(3);
    // The border stays zero, so arrays of one size but with borders of different widths must not be
    // shared.
    INDArray padded =
        scratch.array(
            "padded by " + shape.padHeight() + " and " + shape.padWidth(),
            like.size(0),
            height + 2L * shape.padHeight(),
            width + 2L * shape.padWidth(),
            channels);
    inner =
        padded.get(
            NDArrayIndex.all(),
            NDArrayIndex.interval(shape.padHeight(), shape.padHeight() + height),
            NDArrayIndex.interval(shape.padWidth(), shape.padWidth() + width),
            NDArrayIndex.all());
    long rows = shape.outHeight((int) height);
    long columns = shape.outWidth((int) width);
    long taps = (long) shape.kernelHeight() * shape.kernelWidth();
    INDArray patches = scratch.array("patches", like.size(0), rows, columns, taps, channels);
    matrix = patches.reshape('c', like.size(0) * rows * columns, taps * channels);
    for (int tap = 0; tap < taps; tap++) {
      long top = (long) tap / shape.kernelWidth() * shape.dilation();
      long left = (long) tap % shape.kernelWidth() * shape.dilation();
      sources.add(
          padded.get(
              NDArrayIndex.all(),
              NdOps.every(shape.strideHeight(), top, rows),
              NdOps.every(shape.strideWidth(), left, columns),
              NDArrayIndex.all()));
      targets.add(
          patches.get(
              NDArrayIndex.all(),
              NDArrayIndex.all(),
              NDArrayIndex.all(),
              NDArrayIndex.point(tap),
              NDArrayIndex.all()));
    }
  }

  /**
   * Matrix [output positions, kernelHeight * kernelWidth * channels] of an input; overwritten by
   * the next call.
   */
  INDArray of(INDArray x) {
    inner.assign(x);
    for (int tap = 0; tap < sources.size(); tap++) {
      targets.get(tap).assign(sources.get(tap));
    }
    return matrix;
  }
}
