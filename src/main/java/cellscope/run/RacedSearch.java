package cellscope.run;

import java.util.List;
import java.util.Optional;

/**
 * One search of a race as far as the race's logs tell it; never changes.
 *
 * @param contestant the contestant's label
 * @param points what it answered on its way, in order
 * @param end how it ended; empty while it goes on
 */
public record RacedSearch(String contestant, long seed, List<Point> points, Optional<End> end) {
  /**
   * An answer, which held from here to the next point.
   *
   * @param epoch the epoch or trial after which it was the answer first, from 0
   * @param spent of the budget by then
   * @param genotype as text
   * @param values of the race's columns, in their order, as shares; NaN for what is not known
   */
  public record Point(int epoch, double spent, String genotype, List<Double> values) {
    public Point {
      values = List.copyOf(values);
    }
  }

  /**
   * An end.
   *
   * @param failure what ended it before its time; empty where it came to its end
   * @param epochs epochs or trials that it made
   * @param spent of the budget
   */
  public record End(String failure, int epochs, double spent) {
    /** Whether it did not come to its end. */
    public boolean failed() {
      return !failure.isEmpty();
    }
  }

  public RacedSearch {
    points = List.copyOf(points);
  }

  /** The answer so far; empty before the first. */
  public Optional<Point> answer() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
  }
}
