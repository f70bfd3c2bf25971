package cellscope.ui.race;

import cellscope.analysis.race.Band;
import cellscope.analysis.race.PairwiseTest;
import cellscope.analysis.race.RaceMeasure;
import cellscope.analysis.race.RaceStanding;
import cellscope.config.RaceConfig;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.picture.race.RaceLine;
import cellscope.picture.race.RaceScene;
import cellscope.run.RaceRecord;
import cellscope.run.RaceUpdate;
import cellscope.run.RacedSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes of a race's standing what the window shows. */
final class RaceDrawing {
  static final double LEVEL = 0.05;
  private static final double PERCENT = 100;

  private final RaceStanding standing;
  private final RaceUpdate update;
  private final RaceChoice choice;

  RaceDrawing(RaceStanding standing, RaceUpdate update, RaceChoice choice) {
    this.standing = standing;
    this.update = update;
    this.choice = choice;
  }

  RaceShown shown() {
    List<RaceMeasure> measures = standing.measures();
    Optional<RaceMeasure> measure =
        measures.stream()
            .filter(m -> m.title().equals(choice.measure()))
            .findFirst()
            .or(() -> measures.stream().findFirst());
    return new RaceShown(
        update.record(),
        update.state(),
        update.ended(),
        measures,
        measure,
        measure.map(this::scene),
        measure.map(m -> standing.table(PairwiseTest.MANN_WHITNEY, LEVEL)),
        measure.map(m -> standing.significance(m, PairwiseTest.MANN_WHITNEY, LEVEL)),
        searches(measure),
        update.warnings());
  }

  private RaceScene scene(RaceMeasure measure) {
    RaceConfig config = update.record().config();
    List<RaceLine> lines = new ArrayList<>();
    for (String contestant : standing.contestants()) {
      lines.add(line(contestant, lines.size(), measure));
    }
    return new RaceScene(
        lines,
        Set.of(),
        levels(update.record(), measure),
        config.budget().amount(),
        config.budget().unit().label(),
        measure.title() + " [%]",
        choice.log(),
        Double.NaN);
  }

  private RaceLine line(String contestant, int colour, RaceMeasure measure) {
    BandKind kind = choice.band();
    Band band = standing.band(contestant, measure, kind.lowerShare(), kind.upperShare());
    List<Band.Point> points = band.points();
    double most = most(measure);
    return new RaceLine(
        contestant,
        colour,
        points.stream().mapToDouble(Band.Point::budget).toArray(),
        points.stream().mapToDouble(kind::middle).toArray(),
        points.stream().mapToDouble(p -> Math.max(0, kind.lower(p))).toArray(),
        points.stream().mapToDouble(p -> Math.min(most, kind.upper(p))).toArray());
  }

  /** What no answer can be above: a deviation up and down may reach farther. */
  private double most(RaceMeasure measure) {
    String best = update.record().facts().get("best." + measure.column());
    return best == null || measure.isRegret() ? PERCENT : PERCENT * Double.parseDouble(best);
  }

  /** What a search must beat to have found anything, and what it can't. */
  private static List<RaceScene.Level> levels(RaceRecord record, RaceMeasure measure) {
    List<RaceScene.Level> levels = new ArrayList<>();
    boolean known =
        BenchmarkDataSet.byId(measure.column()).isPresent()
            && record.facts().containsKey("best." + measure.column());
    if (known && !measure.isRegret()) {
      levels.add(level("best of the table", record, "best." + measure.column()));
      levels.add(level("largest cell, no search", record, "largest." + measure.column()));
    } else if (known) {
      double best = measure.best();
      double largest = level("", record, "largest." + measure.column()).value();
      levels.add(new RaceScene.Level("largest cell, no search", best - largest));
    }
    return levels;
  }

  private static RaceScene.Level level(String name, RaceRecord record, String fact) {
    return new RaceScene.Level(
        name, PERCENT * Double.parseDouble(record.facts().getOrDefault(fact, "NaN")));
  }

  private List<SearchRow> searches(Optional<RaceMeasure> measure) {
    List<SearchRow> rows = new ArrayList<>();
    for (String contestant : standing.contestants()) {
      for (RacedSearch search : standing.searches(contestant)) {
        double value = measure.map(m -> standing.value(search, m)).orElse(Double.NaN);
        rows.add(row(search, value));
      }
    }
    return rows;
  }

  private static SearchRow row(RacedSearch search, double value) {
    String genotype = search.answer().map(RacedSearch.Point::genotype).orElse("");
    double reached = search.answer().map(RacedSearch.Point::spent).orElse(0.0);
    return search
        .end()
        .map(
            end ->
                new SearchRow(
                    search.contestant(),
                    search.seed(),
                    end.failed() ? "failed" : "finished",
                    end.spent(),
                    value,
                    end.failed() ? end.failure() : genotype))
        .orElseGet(
            () ->
                new SearchRow(
                    search.contestant(), search.seed(), "running", reached, value, genotype));
  }
}
