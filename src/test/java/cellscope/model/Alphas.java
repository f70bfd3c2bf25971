package cellscope.model;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Architecture parameters and noise for tests, [6, 5]. */
final class Alphas {
  static final int EDGES = 6;
  static final int OPERATIONS = 5;

  private Alphas() {}

  /** Matrices whose values lie within the bound. */
  static Arbitrary<double[][]> matrices(double bound) {
    return Arbitraries.doubles()
        .between(-bound, bound)
        .ofScale(6)
        .array(double[].class)
        .ofSize(OPERATIONS)
        .array(double[][].class)
        .ofSize(EDGES);
  }
}
