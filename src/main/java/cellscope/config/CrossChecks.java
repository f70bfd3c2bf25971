package cellscope.config;

import cellscope.model.space.NetworkRules;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of fields against one another, as far as they can be made without the data. */
final class CrossChecks {
  private static final int LEAST_MEMORY = 1024;

  private static final List<FieldCheck> CHECKS =
      Stream.of(
              ofData(), ofSgd("weights"), ofSgd("trial"), ofSearches(), ofSpaces(), TrialChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private CrossChecks() {}

  private static List<FieldCheck> ofData() {
    return List.of(
        new FieldCheck(
            List.of("data.channels"),
            v -> v.number("data.channels") != 2,
            "must be 1 (gray) or 3 (colour), not 2",
            "set it to 1 or 3"),
        needsColour("data.colourJitter"),
        needsColour("data.hueJitter"),
        needsColour("data.lighting"),
        new FieldCheck(
            List.of("execution.memoryLimit"),
            v ->
                v.number("execution.memoryLimit") == 0
                    || v.number("execution.memoryLimit") >= LEAST_MEMORY,
            "must be 0 or at least " + LEAST_MEMORY + " MB",
            "a worker needs that much; 0 takes three quarters of the machine's"));
  }

  private static FieldCheck needsColour(String field) {
    return new FieldCheck(
        List.of(field, "data.channels"),
        v -> v.number(field) == 0 || v.number("data.channels") == 3,
        "needs colour images, data.channels of 3",
        "set it to 0 for gray images");
  }

  private static List<FieldCheck> ofSgd(String section) {
    String least = section + ".minLearningRate";
    String highest = section + ".learningRate";
    String momentum = section + ".momentum";
    return List.of(
        new FieldCheck(
            List.of(least, highest),
            v -> v.number(least) <= v.number(highest),
            "must not be above " + highest,
            "the learning rate falls during a run"),
        new FieldCheck(
            List.of(section + ".nesterov", momentum),
            v -> !v.is(section + ".nesterov", true) || v.number(momentum) > 0,
            "needs a momentum above 0",
            "set it to false or raise " + momentum));
  }

  private static List<FieldCheck> ofSearches() {
    return List.of(
        new FieldCheck(
            List.of("search.temperatureMin", "search.temperatureMax"),
            v -> v.number("search.temperatureMin") <= v.number("search.temperatureMax"),
            "must not be above search.temperatureMax",
            "the temperature falls during a search"),
        belowOne("alpha.beta1", "0.5"),
        belowOne("alpha.beta2", "0.999"),
        belowOne("controller.beta1", "0.5"),
        belowOne("controller.beta2", "0.999"),
        belowOne("policy.beta1", "0.9"),
        belowOne("policy.beta2", "0.999"),
        belowOne("policy.baselineDecay", "0.9"));
  }

  private static List<FieldCheck> ofSpaces() {
    return Spaces.all().stream()
        .filter(space -> space.networks().channels().divisor() > 1)
        .map(CrossChecks::channels)
        .toList();
  }

  private static FieldCheck channels(Space space) {
    NetworkRules.Channels rule = space.networks().channels();
    return new FieldCheck(
        List.of("space.channels", "space.name"),
        v -> !v.is("space.name", space.name()) || rule.fit((int) v.number("space.channels")),
        "must be a multiple of " + rule.divisor() + " in " + space.name(),
        rule.reason());
  }

  private static FieldCheck belowOne(String field, String upstream) {
    return new FieldCheck(
        List.of(field), v -> v.number(field) < 1, "must be below 1", "upstream has " + upstream);
  }

  /**
   * Problems of values that are each right alone.
   *
   * @param values by path; checks whose fields are not all here are left out
   * @param wrong paths whose own problems are known already; checks of theirs are left out
   */
  static List<ConfigProblem> problems(Map<String, Object> values, Set<String> wrong) {
    FieldCheck.Values read = new FieldCheck.Values(values);
    return CHECKS.stream()
        .filter(c -> c.fields().stream().allMatch(f -> read.has(f) && !wrong.contains(f)))
        .filter(c -> !c.holds().test(read))
        .map(FieldCheck::problem)
        .toList();
  }

  /**
   * Checks values that are each right alone.
   *
   * @throws ConfigException some don't go together
   */
  static void require(Map<String, Object> values) {
    List<ConfigProblem> problems = problems(values, Set.of());
    if (!problems.isEmpty()) {
      throw new ConfigException("", problems);
    }
  }
}
