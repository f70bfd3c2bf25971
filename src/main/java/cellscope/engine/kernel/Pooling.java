package cellscope.engine.kernel;

/**
 * Geometry of a pooling: square kernel, equal strides. Padding takes no part: it does not count in
 * a mean and is never the largest.
 */
public record Pooling(int kernel, int stride, int padding) {
  /** Output length for an input of that length along one axis. */
  public int outLength(int length) {
    return (length + 2 * padding - kernel) / stride + 1;
  }
}
