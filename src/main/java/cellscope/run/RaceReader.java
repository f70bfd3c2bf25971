package cellscope.run;

import java.io.IOException;
import java.util.List;

/**
 * Reads a race's directory, whether the race goes on or not: each {@link #poll} gives what came
 * since the one before. Holds no file open between. One thread at a time uses a reader; what it
 * gives may go to any thread.
 */
public final class RaceReader {
  private static final int MOST_RESETS = 5;

  private final RaceDirectory race;
  private final RecordTail<RaceRecord> recordTail;
  private RaceContent content;
  private int attempt;
  private RunState lastState;
  private RaceRecord lastRecord;

  /** Touches no file yet. */
  public RaceReader(RaceDirectory race) {
    this.race = race;
    recordTail = new RecordTail<>(race.place(), race.record(), () -> RaceRecordFile.read(race));
    content = new RaceContent(race);
  }

  /** Where this reads. */
  public RaceDirectory directory() {
    return race;
  }

  /**
   * Looks once.
   *
   * @throws cellscope.model.InputProblem no race lies there (any more), or its record is broken
   * @throws IOException a log can't be read
   */
  public RaceUpdate poll() throws IOException {
    boolean reset = false;
    for (int tries = 0; tries <= MOST_RESETS; tries++) {
      reset |= startAgainIfTakenUp();
      // Before the logs: who sees that a race has ended sees all that it did until then.
      RaceRecord record = recordTail.record();
      RunState state = recordTail.state();
      boolean whole = content.poll();
      if (whole && recordTail.record().attempt() == attempt) {
        return update(record, state, reset);
      }
      if (!whole) {
        reset = true;
        content = new RaceContent(race);
      }
    }
    throw new IOException(race + " changes faster than it can be read");
  }

  private boolean startAgainIfTakenUp() {
    int now = recordTail.record().attempt();
    if (now == attempt) {
      return false;
    }
    attempt = now;
    boolean any = !content.isEmpty();
    content = new RaceContent(race);
    return any;
  }

  private RaceUpdate update(RaceRecord record, RunState state, boolean reset) {
    List<RacedSearch> searches = content.take();
    boolean changed = reset || !searches.isEmpty() || state != lastState || record != lastRecord;
    lastState = state;
    lastRecord = record;
    return new RaceUpdate(
        reset,
        changed,
        race,
        record,
        state,
        content.columns(),
        searches,
        content.ended(),
        content.damage().told());
  }
}
