package cellscope.picture.race;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What a picture of a race shows.
 *
 * @param lines one for each contestant, hidden ones too: they stay in the legend
 * @param hidden the names of those that are not drawn
 * @param levels what lines are held against, such as the best of a table
 * @param budget the end of the budget axis, above 0
 * @param unit what the budget is
 * @param measure what the values are
 * @param log whether values are on a logarithmic axis; those not above 0 are not drawn then
 * @param cursor the budget that is looked at; NaN for none
 */
public record RaceScene(
    List<RaceLine> lines,
    Set<String> hidden,
    List<Level> levels,
    double budget,
    String unit,
    String measure,
    boolean log,
    double cursor) {
  private static final double PADDING = 0.04;

  /**
   * Part of the budget whose answers may lie off the axis: the first ones are far from all else.
   */
  private static final double FIRST = 0.12;

  /** A value with a name. */
  public record Level(String name, double value) {}

  public RaceScene {
    lines = List.copyOf(lines);
    hidden = Set.copyOf(hidden);
    levels = List.copyOf(levels);
  }

  /** The lines that are drawn. */
  public List<RaceLine> visible() {
    return lines.stream().filter(l -> !hidden.contains(l.name())).toList();
  }

  /** Whether there is anything to draw. */
  public boolean hasContent() {
    return lines.stream().anyMatch(l -> Arrays.stream(l.values()).anyMatch(v -> !Double.isNaN(v)));
  }

  /** Least and greatest value of the axis, with some air. */
  double[] range() {
    double[] values =
        visible().stream()
            .flatMapToDouble(this::lateEdges)
            .filter(v -> !Double.isNaN(v) && (!log || v > 0))
            .sorted()
            .toArray();
    if (values.length == 0) {
      return log ? new double[] {0.1, 1} : new double[] {0, 1};
    }
    double low = values[0];
    double high = values[values.length - 1];
    double reach = high - low;
    for (Level level : levels) {
      boolean near = level.value() - high < reach && low - level.value() < reach;
      if (near && (!log || level.value() > 0)) {
        low = Math.min(low, level.value());
        high = Math.max(high, level.value());
      }
    }
    return log ? airLog(low, high) : air(low, high);
  }

  /** The band behind the first answers; of a line that has not come so far, all of it. */
  private DoubleStream lateEdges(RaceLine line) {
    int from = 0;
    while (from < line.budgets().length && line.budgets()[from] < FIRST * budget) {
      from++;
    }
    boolean late = Arrays.stream(line.values()).skip(from).anyMatch(v -> !Double.isNaN(v));
    int skipped = late ? from : 0;
    return DoubleStream.concat(
        Arrays.stream(line.lower()).skip(skipped), Arrays.stream(line.upper()).skip(skipped));
  }

  private static double[] air(double low, double high) {
    double span = high > low ? high - low : Math.max(1e-3, Math.abs(low) * PADDING);
    return new double[] {low - PADDING * span, high + PADDING * span};
  }

  private static double[] airLog(double low, double high) {
    double factor = high > low ? Math.pow(high / low, PADDING) : 1 + PADDING;
    return new double[] {low / factor, high * factor};
  }
}
