package cellscope.run;

import cellscope.config.RaceConfig;
import cellscope.model.benchmark.BenchmarkPlace;
import java.nio.file.Files;
import java.util.Map;

/** The ordinary runs of a race, each one of its searches: they lie beside it. */
public final class RaceRuns {
  private RaceRuns() {}

  /** Whether a search of a race has a run. */
  public static boolean exists(RaceDirectory race, Turns.Turn turn) {
    return Files.exists(race.run(turn.contestant(), turn.seed()).record());
  }

  /**
   * Makes the run of one search of a race, not yet begun: the same config, the same seed.
   *
   * @param versions of CellScope and its libraries, as far as the caller knows them
   * @throws cellscope.model.InputProblem there is one already, or it can't be written
   */
  public static RunDirectory create(
      RaceDirectory race, RaceConfig config, Turns.Turn turn, Map<String, String> versions) {
    RunDirectory run = race.run(turn.contestant(), turn.seed());
    String name = turn.contestant().label() + ", seed " + turn.seed();
    return RunLibrary.createAt(
        run.path(),
        config.search(turn.contestant(), turn.seed()),
        config.name().isEmpty() ? name : config.name() + ": " + name,
        versions);
  }

  /** What a worker of the race, or of one of its runs, needs in its environment. */
  public static Map<String, String> environment(RaceRecord record) {
    String table = record.facts().getOrDefault("benchmark", "");
    return table.isEmpty() ? Map.of() : Map.of(BenchmarkPlace.VARIABLE, table);
  }
}
