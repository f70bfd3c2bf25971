package cellscope.run;

import java.util.List;

/**
 * What a look at a race gave. Never changes, so it may be handed to another thread.
 *
 * @param reset the logs were cut back or the race taken up again: forget what earlier updates told
 * @param changed whether anything differs from the update before
 * @param race where it lies
 * @param record its record
 * @param state how it really stands
 * @param columns the names of the values of each point; empty before the race has begun
 * @param searches those that began, went on or ended since the update before
 * @param ended how many searches are over in all
 * @param warnings the first damaged lines that were passed over
 */
public record RaceUpdate(
    boolean reset,
    boolean changed,
    RaceDirectory race,
    RaceRecord record,
    RunState state,
    List<String> columns,
    List<RacedSearch> searches,
    int ended,
    List<String> warnings) {
  public RaceUpdate {
    columns = List.copyOf(columns);
    searches = List.copyOf(searches);
    warnings = List.copyOf(warnings);
  }

  /** What part of the searches is over, 0..1. */
  public double progress() {
    return state == RunState.FINISHED ? 1 : (double) ended / record.config().searches();
  }
}
