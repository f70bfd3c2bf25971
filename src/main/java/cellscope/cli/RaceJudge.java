package cellscope.cli;

import cellscope.config.RaceConfig;
import cellscope.model.benchmark.BenchmarkPlace;
import cellscope.model.benchmark.BenchmarkTable;
import java.util.Map;
import java.util.Optional;

/** What a race's answers are judged by. */
final class RaceJudge {
  private RaceJudge() {}

  /**
   * The benchmark table of a race: the one that answers it, or the one that is named where all its
   * answers are cells of that table.
   *
   * @param environment where its file is named
   * @throws cellscope.model.InputProblem it is needed and not named, or it is named and wrong
   */
  static Optional<BenchmarkTable> table(RaceConfig config, Map<String, String> environment) {
    boolean named = !environment.getOrDefault(BenchmarkPlace.VARIABLE, "").isBlank();
    boolean suits =
        config.contestants().stream()
            .allMatch(c -> c.config().space().name().equals(BenchmarkTable.SPACE));
    boolean needed = config.contestants().stream().anyMatch(RaceConfig.Contestant::asksTable);
    return needed || named && suits
        ? Optional.of(BenchmarkPlace.open(environment))
        : Optional.empty();
  }
}
