package cellscope.analysis.race;

import java.util.List;

/**
 * A contestant's seeds along the budget.
 *
 * @param lowerShare share of the seeds below the band, such as 0.25
 * @param upperShare share of the seeds below the band's upper edge, such as 0.75
 * @param points one for each place of the grid, in order
 */
public record Band(double lowerShare, double upperShare, List<Point> points) {
  /**
   * The seeds at one place.
   *
   * @param budget questions or seconds
   * @param count seeds that have come so far and have a value; with fewer than all, the others are
   *     still on their way, or have found nothing yet
   * @param mean NaN without a seed, as all that follows
   * @param deviation sample standard deviation; NaN for fewer than two seeds
   * @param lower the band's lower edge, a quantile
   * @param median half of the seeds are below
   * @param upper the band's upper edge, a quantile
   */
  public record Point(
      double budget,
      int count,
      double mean,
      double deviation,
      double lower,
      double median,
      double upper) {}

  public Band {
    if (!(0 <= lowerShare && lowerShare <= upperShare && upperShare <= 1)) {
      throw new IllegalArgumentException("no band from " + lowerShare + " to " + upperShare);
    }
    points = List.copyOf(points);
  }
}
