package cellscope.analysis.race;

import cellscope.config.RaceConfig;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.run.RaceColumns;
import cellscope.run.RaceRecord;
import cellscope.run.RacedSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What answers of a race are compared by, in percent or percentage points.
 *
 * @param column the column of the race's logs
 * @param title what people call it
 * @param best the most that can be reached, where the regret is measured; NaN for the value itself
 */
public record RaceMeasure(String column, String title, double best) {
  private static final double PERCENT = 100;

  /**
   * What a race can be compared by, those that people look at first in front: by a benchmark table
   * the test accuracy and regret on each data set, the race's own first; then what the searches
   * themselves see.
   *
   * @param columns the columns of the race's logs
   */
  public static List<RaceMeasure> of(RaceRecord record, List<String> columns) {
    List<RaceMeasure> measures = new ArrayList<>();
    List<BenchmarkDataSet> dataSets = new ArrayList<>(List.of(BenchmarkDataSet.values()));
    String own = record.config().dataset();
    dataSets.sort(Comparator.comparing(d -> !d.id().equals(own)));
    for (BenchmarkDataSet dataSet : dataSets) {
      if (columns.contains(dataSet.id())) {
        String best = record.facts().getOrDefault("best." + dataSet.id(), "NaN");
        measures.add(new RaceMeasure(dataSet.id(), dataSet.title() + " test", Double.NaN));
        measures.add(
            new RaceMeasure(
                dataSet.id(), dataSet.title() + " regret", PERCENT * Double.parseDouble(best)));
      }
    }
    measures.add(new RaceMeasure(RaceColumns.SCORE, scoreTitle(record.config()), Double.NaN));
    return measures;
  }

  private static String scoreTitle(RaceConfig config) {
    boolean table = config.contestants().stream().allMatch(RaceConfig.Contestant::asksTable);
    String dataSet = BenchmarkDataSet.byId(config.dataset()).orElseThrow().title();
    return table ? dataSet + " validation" : "Held-out";
  }

  /** Whether it is what is missing to the best. */
  public boolean isRegret() {
    return !Double.isNaN(best);
  }

  /**
   * The value of an answer.
   *
   * @param columns the columns of the race's logs
   * @return NaN where it isn't known
   */
  public double value(RacedSearch.Point point, List<String> columns) {
    int place = columns.indexOf(column);
    if (place < 0 || place >= point.values().size()) {
      return Double.NaN;
    }
    double percent = PERCENT * point.values().get(place);
    return isRegret() ? best - percent : percent;
  }
}
