package cellscope.engine.kernel;

/**
 * Geometry of an average pooling whose mean does not count the padding: square kernel, equal
 * strides.
 */
public record Pooling(int kernel, int stride, int padding) {
  /** Output length for an input of that length along one axis. */
  public int outLength(int length) {
    return (length + 2 * padding - kernel) / stride + 1;
  }
}
