package cellscope.engine.nn;

/**
 * How a part's batch normalisations are built.
 *
 * @param affine whether they have a learnable scale and shift
 * @param tracking whether they keep running statistics
 */
public record BatchNormStyle(boolean affine, boolean tracking) {
  /** As everywhere in a network that is trained alone. */
  public static final BatchNormStyle FULL = new BatchNormStyle(true, true);
}
