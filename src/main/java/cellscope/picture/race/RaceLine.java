package cellscope.picture.race;

/**
 * A contestant along the budget. Where a value is NaN, nothing is drawn. The arrays are kept as
 * they are and must not be changed.
 *
 * @param name the contestant
 * @param colour the place of its colour among the series
 * @param budgets rising
 * @param values as many: the middle of the band
 * @param lower as many: the band's lower edge
 * @param upper as many: the band's upper edge
 */
public record RaceLine(
    String name, int colour, double[] budgets, double[] values, double[] lower, double[] upper) {
  /** How many colours stay apart; lines behind them are dashed. */
  private static final int COLOURS = 6;

  public RaceLine {
    int size = budgets.length;
    if (values.length != size || lower.length != size || upper.length != size) {
      throw new IllegalArgumentException("a line needs a value and a band for each budget");
    }
  }

  boolean isDashed() {
    return colour >= COLOURS;
  }

  /** The last place at or before a budget that has a value; -1 for none. */
  int at(double budget) {
    int found = -1;
    for (int i = 0; i < budgets.length && budgets[i] <= budget; i++) {
      found = Double.isNaN(values[i]) ? found : i;
    }
    return found;
  }
}
