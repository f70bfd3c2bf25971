package cellscope.engine.algorithm.trial;

/** The random draws of one trial, in the order in which a method asks for them. */
public interface Draws {
  /** Uniform in [0, 1). */
  double uniform();

  /** Uniform in 0..bound-1. */
  int below(int bound);

  /** Standard normal. */
  double gaussian();

  /**
   * An index drawn by probability.
   *
   * @param probabilities of each index, summing to 1
   */
  int category(double[] probabilities);
}
