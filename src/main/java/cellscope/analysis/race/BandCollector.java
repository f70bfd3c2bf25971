package cellscope.analysis.race;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Collects a contestant's seeds while a race runs. A seed that has gone on replaces what it was.
 * The band depends on the seeds alone, not on the order in which they came. Not thread safe.
 */
public final class BandCollector {
  private final BudgetGrid grid;
  private final SortedValues[] columns;
  private final Map<Long, double[]> bySeed = new HashMap<>();

  public BandCollector(BudgetGrid grid) {
    this.grid = grid;
    columns = new SortedValues[grid.size()];
    Arrays.setAll(columns, i -> new SortedValues());
  }

  /** Takes in a seed, or what has become of it. */
  public void put(long seed, Trajectory trajectory) {
    double[] now = trajectory.at(grid);
    double[] before = bySeed.put(seed, now);
    for (int i = 0; i < now.length; i++) {
      if (before != null && Double.compare(before[i], now[i]) == 0) {
        continue;
      }
      if (before != null) {
        columns[i].remove(before[i]);
      }
      columns[i].add(now[i]);
    }
  }

  /** Seeds taken in. */
  public int seeds() {
    return bySeed.size();
  }

  /**
   * The seeds so far.
   *
   * @param lowerShare share of the seeds below the band, 0.25 for the quartiles
   * @param upperShare share of the seeds below the band's upper edge, 0.75 for the quartiles
   */
  public Band band(double lowerShare, double upperShare) {
    return new Band(
        lowerShare,
        upperShare,
        IntStream.range(0, columns.length)
            .mapToObj(i -> point(grid.get(i), columns[i], lowerShare, upperShare))
            .toList());
  }

  private static Band.Point point(
      double budget, SortedValues seeds, double lowerShare, double upperShare) {
    return new Band.Point(
        budget,
        seeds.count(),
        seeds.mean(),
        seeds.deviation(),
        seeds.quantile(lowerShare),
        seeds.quantile(0.5),
        seeds.quantile(upperShare));
  }
}
