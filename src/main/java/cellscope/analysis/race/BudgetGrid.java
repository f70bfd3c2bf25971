package cellscope.analysis.race;

import java.util.Arrays;

/**
 * The places on the budget axis at which contestants are compared: questions or seconds, rising.
 * Immutable.
 */
public final class BudgetGrid {
  private final double[] budgets;

  private BudgetGrid(double[] budgets) {
    this.budgets = budgets;
  }

  /**
   * A grid of given places.
   *
   * @throws IllegalArgumentException if there is none, or they don't rise
   */
  public static BudgetGrid of(double... budgets) {
    boolean rising = budgets.length > 0 && Double.isFinite(budgets[budgets.length - 1]);
    for (int i = 1; i < budgets.length; i++) {
      rising &= budgets[i] > budgets[i - 1];
    }
    if (!rising) {
      throw new IllegalArgumentException("budgets must rise: " + Arrays.toString(budgets));
    }
    return new BudgetGrid(budgets.clone());
  }

  /** So many places at equal distances, the last one at the end; none at 0. */
  public static BudgetGrid even(double end, int points) {
    double[] budgets = new double[points];
    Arrays.setAll(budgets, i -> end * (i + 1) / points);
    return of(budgets);
  }

  /**
   * So many places at equal ratios, for a logarithmic axis.
   *
   * @param first above 0
   * @param end above {@code first}
   * @param points at least 2
   */
  public static BudgetGrid logarithmic(double first, double end, int points) {
    double[] budgets = new double[points];
    Arrays.setAll(budgets, i -> first * Math.pow(end / first, i / (points - 1.0)));
    budgets[points - 1] = end;
    return of(budgets);
  }

  public int size() {
    return budgets.length;
  }

  public double get(int point) {
    return budgets[point];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BudgetGrid g && Arrays.equals(g.budgets, budgets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(budgets);
  }

  @Override
  public String toString() {
    return Arrays.toString(budgets);
  }
}
