package cellscope.engine.nn;

import cellscope.model.RandomStream;

/**
 * Drops paths of a network's cells in training (Larsson et al., ICLR 2017; with a chance that rises
 * over the epochs in Zoph et al., CVPR 2018): an operation's output is zero for an image with the
 * chance p, and divided by 1 - p for the others, so that its mean stays. Identities are never
 * dropped, and nothing is in evaluation.
 */
public final class DropPath {
  private double chance;
  private RandomStream streamOrNull;

  /**
   * What holds from now on.
   *
   * @param chance p, from 0 to below 1; 0 drops nothing
   * @param streamOrNull where the draws come from; may be null if nothing is dropped
   */
  public void set(double chance, RandomStream streamOrNull) {
    if (!(chance >= 0 && chance < 1) || chance > 0 && streamOrNull == null) {
      throw new IllegalArgumentException("paths can't be dropped with a chance of " + chance);
    }
    this.chance = chance;
    this.streamOrNull = streamOrNull;
  }

  boolean isActive() {
    return chance > 0;
  }

  /** A factor for each image: 0 or 1 / (1 - p). */
  void draw(double[] factors) {
    for (int i = 0; i < factors.length; i++) {
      factors[i] = streamOrNull.nextDouble() < chance ? 0 : 1 / (1 - chance);
    }
  }

  /**
   * An operation whose output can be dropped.
   *
   * @param place the operation's
   * @param number of the operation among those that lead into its node
   */
  public EdgePass around(EdgePass pass, Place place, int number) {
    return new DroppablePass(pass, this, place, number);
  }
}
