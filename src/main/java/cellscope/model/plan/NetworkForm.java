package cellscope.model.plan;

/**
 * What a stand-alone network has beside its cells.
 *
 * @param stem what stands before them
 * @param auxiliary whether a second classifier, used in training alone, stands after the last
 *     reduction
 */
public record NetworkForm(StemKind stem, boolean auxiliary) {
  /** The form that a network of every space can have. */
  public static final NetworkForm PLAIN = new NetworkForm(StemKind.CIFAR, false);
}
