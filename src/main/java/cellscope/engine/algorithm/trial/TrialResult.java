package cellscope.engine.algorithm.trial;

import java.util.List;
import java.util.Optional;

/**
 * A search that came to its end.
 *
 * @param trials how many questions counted
 * @param spent of the budget, in its unit
 * @param curve the best so far: each architecture that was better than all before it
 */
public record TrialResult(long seed, int trials, double spent, List<Best> curve) {
  public TrialResult {
    curve = List.copyOf(curve);
  }

  /**
   * The architecture with the highest validation accuracy met, the first of equals; empty if
   * nothing was tried.
   */
  public Optional<Best> answer() {
    return curve.isEmpty() ? Optional.empty() : Optional.of(curve.get(curve.size() - 1));
  }

  /** The best so far where so much was spent; empty before the first answer. */
  public Optional<Best> bestAt(double spentSoFar) {
    Best found = null;
    for (Best best : curve) {
      found = best.spent() <= spentSoFar ? best : found;
    }
    return Optional.ofNullable(found);
  }
}
