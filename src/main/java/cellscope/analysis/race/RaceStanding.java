package cellscope.analysis.race;

import cellscope.config.RaceBudget.Unit;
import cellscope.config.RaceConfig;
import cellscope.run.RaceRecord;
import cellscope.run.RaceUpdate;
import cellscope.run.RacedSearch;
import cellscope.run.RacedSearch.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * How a race stands, gathered from what its reader gives: bands along the budget, the table of what
 * was reached, and every search. A search that failed counts nowhere. Not thread safe.
 */
public final class RaceStanding {
  private static final int MOST_PLACES = 400;

  private final Map<String, TreeMap<Long, RacedSearch>> searches = new LinkedHashMap<>();
  private final Map<RaceMeasure, Map<String, BandCollector>> bands = new HashMap<>();
  private RaceRecord record;
  private List<String> columns = List.of();

  /** Takes in what a look at the race gave. */
  public void take(RaceUpdate update) {
    record = update.record();
    if (update.reset()) {
      searches.clear();
      bands.clear();
    }
    columns = update.columns();
    for (RacedSearch search : update.searches()) {
      searches
          .computeIfAbsent(search.contestant(), c -> new TreeMap<>())
          .put(search.seed(), search);
      bands.forEach((measure, byLabel) -> put(byLabel, measure, search));
    }
  }

  /** The labels of the contestants, in the config's order. */
  public List<String> contestants() {
    return record.config().contestants().stream().map(RaceConfig.Contestant::label).toList();
  }

  /** What the race can be compared by; empty before it has begun. */
  public List<RaceMeasure> measures() {
    return columns.isEmpty() ? List.of() : RaceMeasure.of(record, columns);
  }

  /** The searches of a contestant that are told of, in the order of their seeds. */
  public List<RacedSearch> searches(String contestant) {
    return List.copyOf(searches.getOrDefault(contestant, new TreeMap<>()).values());
  }

  /** The value of a search's answer so far; NaN without one. */
  public double value(RacedSearch search, RaceMeasure measure) {
    return search.answer().map(point -> measure.value(point, columns)).orElse(Double.NaN);
  }

  /** The places of the budget at which contestants are compared. */
  public BudgetGrid grid() {
    int amount = record.config().budget().amount();
    Unit unit = record.config().budget().unit();
    boolean counted = unit == Unit.QUESTIONS || unit == Unit.EPOCHS;
    return BudgetGrid.even(amount, counted ? Math.min(amount, MOST_PLACES) : MOST_PLACES);
  }

  /** A contestant along the budget, with a band between two shares of its seeds. */
  public Band band(String contestant, RaceMeasure measure, double lower, double upper) {
    return bands
        .computeIfAbsent(measure, this::collect)
        .getOrDefault(contestant, new BandCollector(grid()))
        .band(lower, upper);
  }

  private Map<String, BandCollector> collect(RaceMeasure measure) {
    Map<String, BandCollector> byLabel = new HashMap<>();
    searches.values().stream()
        .flatMap(bySeed -> bySeed.values().stream())
        .forEach(search -> put(byLabel, measure, search));
    return byLabel;
  }

  private void put(Map<String, BandCollector> byLabel, RaceMeasure measure, RacedSearch search) {
    boolean failed = search.end().filter(RacedSearch.End::failed).isPresent();
    byLabel
        .computeIfAbsent(search.contestant(), c -> new BandCollector(grid()))
        .put(search.seed(), failed ? nothing() : trajectory(search, measure));
  }

  private static Trajectory nothing() {
    return Trajectory.of(new double[0], new double[0], Double.POSITIVE_INFINITY);
  }

  private Trajectory trajectory(RacedSearch search, RaceMeasure measure) {
    List<Point> rising = new ArrayList<>();
    for (Point point : search.points()) {
      if (rising.isEmpty() || point.spent() > rising.get(rising.size() - 1).spent()) {
        rising.add(point);
      }
    }
    double last = rising.isEmpty() ? 0 : rising.get(rising.size() - 1).spent();
    return Trajectory.of(
        rising.stream().mapToDouble(Point::spent).toArray(),
        rising.stream().mapToDouble(p -> measure.value(p, columns)).toArray(),
        search.end().isPresent() ? Double.POSITIVE_INFINITY : last);
  }

  /** The measures that stand in the table: accuracies, the searches' own first, no regrets. */
  public List<RaceMeasure> tableMeasures() {
    List<RaceMeasure> measures =
        new ArrayList<>(measures().stream().filter(m -> !m.isRegret()).toList());
    if (!measures.isEmpty()) {
      measures.add(0, measures.remove(measures.size() - 1));
    }
    return measures;
  }

  /** What the contestants reached in the searches that came to their end. */
  public RaceTable table(PairwiseTest test, double level) {
    List<RaceMeasure> measures = tableMeasures();
    return RaceTable.of(
        measures.stream().map(m -> new RaceTable.Column(m.title(), true)).toList(),
        contestants().stream()
            .map(
                contestant ->
                    new RaceTable.Result(
                        contestant, measures.stream().map(m -> reached(contestant, m)).toList()))
            .toList(),
        test,
        level);
  }

  /** Which contestants differ by a measure. */
  public Significance significance(RaceMeasure measure, PairwiseTest test, double level) {
    return Significance.of(
        contestants().stream().map(c -> reached(c, measure)).toList(), test, level);
  }

  private double[] reached(String contestant, RaceMeasure measure) {
    DoubleStream values =
        searches(contestant).stream()
            .filter(s -> s.end().filter(end -> !end.failed()).isPresent())
            .mapToDouble(s -> value(s, measure));
    return values.toArray();
  }
}
