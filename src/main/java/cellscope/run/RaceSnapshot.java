package cellscope.run;

import cellscope.model.InputProblem;
import java.io.IOException;

/**
 * How a race stands, for a list; never changes.
 *
 * @param race where it lies
 * @param record its record
 * @param state how it really stands
 * @param ended how many searches are over
 */
public record RaceSnapshot(RaceDirectory race, RaceRecord record, RunState state, int ended) {
  /**
   * Reads how a race stands, and no more.
   *
   * @throws InputProblem no race lies there, or its record is broken
   * @throws IOException a log can't be read
   */
  public static RaceSnapshot read(RaceDirectory race) throws IOException {
    RaceRecord record = RaceRecordFile.read(race);
    boolean held = record.state().live() && RunLock.heldByWriterOf(record, race.place());
    int[] lines = {0};
    new LogTail(race.results()).poll(Long.MAX_VALUE, (bytes, from, to, line) -> lines[0] = line);
    return new RaceSnapshot(race, record, record.state(held), Math.max(0, lines[0] - 1));
  }

  /** What part of the searches is over, 0..1. */
  public double progress() {
    return state == RunState.FINISHED ? 1 : (double) ended / record.config().searches();
  }
}
