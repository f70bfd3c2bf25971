package cellscope.config;

import cellscope.model.space.NetworkRules;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks of fields against one another, as far as they can be made without the data. */
final class CrossChecks {
  /**
   * @param fields paths that must be there for the check; the problem is told at the first
   * @param holds whether the values go together
   */
  private record Check(
      List<String> fields, Predicate<Map<String, Object>> holds, String message, String remedy) {}

  private static final int LEAST_MEMORY = 1024;

  private static final List<Check> OF_EVERY_SPACE =
      List.of(
          new Check(
              List.of("search.temperatureMin", "search.temperatureMax"),
              v -> number(v, "search.temperatureMin") <= number(v, "search.temperatureMax"),
              "must not be above search.temperatureMax",
              "the temperature falls during a search"),
          new Check(
              List.of("weights.minLearningRate", "weights.learningRate"),
              v -> number(v, "weights.minLearningRate") <= number(v, "weights.learningRate"),
              "must not be above weights.learningRate",
              "the learning rate falls during a run"),
          new Check(
              List.of("weights.nesterov", "weights.momentum"),
              v -> v.get("weights.nesterov").equals(false) || number(v, "weights.momentum") > 0,
              "needs a momentum above 0",
              "set it to false or raise weights.momentum"),
          new Check(
              List.of("data.channels"),
              v -> number(v, "data.channels") != 2,
              "must be 1 (gray) or 3 (colour), not 2",
              "set it to 1 or 3"),
          needsColour("data.colourJitter"),
          needsColour("data.hueJitter"),
          needsColour("data.lighting"),
          new Check(
              List.of("execution.memoryLimit"),
              v ->
                  number(v, "execution.memoryLimit") == 0
                      || number(v, "execution.memoryLimit") >= LEAST_MEMORY,
              "must be 0 or at least " + LEAST_MEMORY + " MB",
              "a worker needs that much; 0 takes three quarters of the machine's"),
          new Check(
              List.of("alpha.beta1"),
              v -> number(v, "alpha.beta1") < 1,
              "must be below 1",
              "upstream has 0.5"),
          new Check(
              List.of("alpha.beta2"),
              v -> number(v, "alpha.beta2") < 1,
              "must be below 1",
              "upstream has 0.999"));

  private static final List<Check> CHECKS =
      Stream.concat(
              Spaces.all().stream()
                  .filter(s -> s.networks().channels().divisor() > 1)
                  .map(CrossChecks::channels),
              OF_EVERY_SPACE.stream())
          .toList();

  private CrossChecks() {}

  private static Check channels(Space space) {
    NetworkRules.Channels rule = space.networks().channels();
    return new Check(
        List.of("space.channels", "space.name"),
        v ->
            !v.get("space.name").equals(space.name())
                || rule.fit(((Number) v.get("space.channels")).intValue()),
        "must be a multiple of " + rule.divisor() + " in " + space.name(),
        rule.reason());
  }

  private static Check needsColour(String field) {
    return new Check(
        List.of(field, "data.channels"),
        v -> number(v, field) == 0 || number(v, "data.channels") == 3,
        "needs colour images, data.channels of 3",
        "set it to 0 for gray images");
  }

  /**
   * Problems of values that are each right alone.
   *
   * @param values by path; checks whose fields are not all here are left out
   */
  static List<ConfigProblem> problems(Map<String, Object> values) {
    return problems(values, Set.of());
  }

  /**
   * The same.
   *
   * @param wrong paths whose own problems are known already; checks of theirs are left out
   */
  static List<ConfigProblem> problems(Map<String, Object> values, Set<String> wrong) {
    List<ConfigProblem> problems = new ArrayList<>();
    for (Check check : CHECKS) {
      boolean complete =
          check.fields.stream().map(values::get).allMatch(Objects::nonNull)
              && check.fields.stream().noneMatch(wrong::contains);
      if (complete && !check.holds.test(values)) {
        problems.add(ConfigProblem.of(check.fields.get(0), check.message, check.remedy));
      }
    }
    return problems;
  }

  private static double number(Map<String, Object> values, String path) {
    return ((Number) values.get(path)).doubleValue();
  }
}
