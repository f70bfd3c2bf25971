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

  /** Part of the values below which the axis doesn't reach: the first answers are far off. */
  private static final double LEFT_OUT = 0.03;

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
            .flatMapToDouble(l -> DoubleStream.concat(edges(l.lower()), edges(l.upper())))
            .filter(v -> !log || v > 0)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return log ? new double[] {0.1, 1} : new double[] {0, 1};
    }
    int out = (int) (LEFT_OUT * values.length);
    boolean falls = falls();
    double low = values[falls ? 0 : out];
    double high = values[falls ? values.length - 1 - out : values.length - 1];
    for (Level level : levels) {
      boolean near = level.value() - high < high - low && low - level.value() < high - low;
      if (near && (!log || level.value() > 0)) {
        low = Math.min(low, level.value());
        high = Math.max(high, level.value());
      }
    }
    return log ? airLog(low, high) : air(low, high);
  }

  private static DoubleStream edges(double[] edges) {
    return Arrays.stream(edges).filter(v -> !Double.isNaN(v));
  }

  /** Whether lines end below where they begin, as a regret does. */
  private boolean falls() {
    double rise = 0;
    for (RaceLine line : visible()) {
      double[] known = edges(line.values()).toArray();
      rise += known.length == 0 ? 0 : known[known.length - 1] - known[0];
    }
    return rise < 0;
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
