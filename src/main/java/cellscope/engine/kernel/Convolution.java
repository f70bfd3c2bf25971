package cellscope.engine.kernel;

/**
 * Geometry of a two-dimensional convolution.
 *
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param strideHeight step between output rows
 * @param strideWidth step between output columns
 * @param padHeight zero rows added above and below
 * @param padWidth zero columns added left and right
 * @param dilation distance of kernel taps; 1 is a dense kernel
 * @param groups channel groups; the number of input channels makes it depthwise
 */
public record Convolution(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int padHeight,
    int padWidth,
    int dilation,
    int groups) {

  /** A dense square kernel with equal strides and padding, one group. */
  public static Convolution square(int kernel, int stride, int padding) {
    return new Convolution(kernel, kernel, stride, stride, padding, padding, 1, 1);
  }

  /** Output rows for an input of that many rows. */
  public int outHeight(int height) {
    return (height + 2 * padHeight - dilation * (kernelHeight - 1) - 1) / strideHeight + 1;
  }

  /** Output columns for an input of that many columns. */
  public int outWidth(int width) {
    return (width + 2 * padWidth - dilation * (kernelWidth - 1) - 1) / strideWidth + 1;
  }
}
