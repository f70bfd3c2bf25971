package cellscope.engine.kernel;

/**
 * Number format of a buffer. Searches run in {@link #SINGLE}; {@link #DOUBLE} is for checking
 * gradients.
 */
public enum Precision {
  SINGLE,
  DOUBLE
}
