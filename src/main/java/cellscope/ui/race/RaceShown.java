package cellscope.ui.race;

import cellscope.analysis.race.RaceMeasure;
import cellscope.analysis.race.RaceTable;
import cellscope.analysis.race.Significance;
import cellscope.picture.race.RaceScene;
import cellscope.run.RaceRecord;
import cellscope.run.RunState;
import java.util.List;
import java.util.Optional;

/**
 * A race as the window shows it; never changes.
 *
 * @param ended how many searches are over
 * @param measures what it can be compared by; empty before it has begun
 * @param measure the one that is shown; empty before it has begun
 * @param scene the curves; empty before it has begun
 * @param table what was reached; empty before it has begun
 * @param significance by the measure that is shown
 * @param searches every search that is told of
 * @param warnings damaged lines
 */
record RaceShown(
    RaceRecord record,
    RunState state,
    int ended,
    List<RaceMeasure> measures,
    Optional<RaceMeasure> measure,
    Optional<RaceScene> scene,
    Optional<RaceTable> table,
    Optional<Significance> significance,
    List<SearchRow> searches,
    List<String> warnings) {
  double progress() {
    return state == RunState.FINISHED ? 1 : (double) ended / record.config().searches();
  }
}
