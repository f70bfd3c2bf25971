package cellscope.picture;

/** Whether areas lie in others. */
public final class Inside {
  private static final double ROUNDING = 1e-6;

  private Inside() {}

  /** Whether an area lies wholly in another, but for rounding. */
  public static boolean holds(Area outer, Area inner) {
    return inner.x() >= outer.x() - ROUNDING
        && inner.y() >= outer.y() - ROUNDING
        && inner.right() <= outer.right() + ROUNDING
        && inner.bottom() <= outer.bottom() + ROUNDING;
  }
}
