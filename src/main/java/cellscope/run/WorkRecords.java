package cellscope.run;

import java.nio.file.Files;

/** Reads the record of whatever a worker carries out in a directory. */
public final class WorkRecords {
  private WorkRecords() {}

  /**
   * The record of the run or race that lies in a directory.
   *
   * @throws cellscope.model.InputProblem neither lies there, or its record is broken
   */
  public static WorkRecord read(RunDirectory place) {
    RaceDirectory race = new RaceDirectory(place.path());
    return race.exists() ? RaceRecordFile.read(race) : RunRecordFile.read(place);
  }

  /** Whether a run or a race lies there. */
  static boolean isAt(RunDirectory place) {
    return Files.exists(place.record()) || new RaceDirectory(place.path()).exists();
  }
}
