package cellscope.engine.nn;

/** How batch normalisation gets its statistics. */
public enum Mode {
  /** From the batch; tracked running statistics move. */
  TRAINING,
  /** From the running statistics where they are tracked, else from the batch; nothing moves. */
  EVALUATION
}
