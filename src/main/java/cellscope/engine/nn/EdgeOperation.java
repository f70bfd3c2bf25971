package cellscope.engine.nn;

/** An operation with its parameters, not yet bound to memory; may be one of many on an edge. */
public interface EdgeOperation {
  /** Rows (or columns) of the output for an input of that many. */
  int outLength(int length);

  /** Whether it has weights or a BN of its own; one that has none is the same on every edge. */
  boolean isLearnt();

  /**
   * Binds it to memory.
   *
   * @param place where its buffers are taken from; operations bound to one place share them, and
   *     only one of them may be computed in a pass
   * @param source what it reads, [batch, height, width, channels]
   */
  EdgePass bind(Place place, Activation source);
}
