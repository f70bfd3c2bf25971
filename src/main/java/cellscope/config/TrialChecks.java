package cellscope.config;

import cellscope.model.benchmark.BenchmarkTable;
import java.util.List;

/** Checks of the searches that try cells: whether scorer, budget and space go together. */
final class TrialChecks {
  private static final String SCORER = "search.scorer";
  private static final String RUN = "search.scorerRun";
  private static final String BUDGET = "search.budgetKind";

  static final List<FieldCheck> ALL =
      List.of(
          new FieldCheck(
              List.of("space.name", SCORER),
              v -> !v.is(SCORER, "table") || v.is("space.name", BenchmarkTable.SPACE),
              "must be " + BenchmarkTable.SPACE + " where search.scorer is table",
              "the benchmark table has that space alone; set search.scorer to train or shared"),
          new FieldCheck(
              List.of(RUN, SCORER),
              v -> !v.is(SCORER, "shared") || !v.is(RUN, ""),
              "must name a finished search where search.scorer is shared",
              "set it to a run's id or directory"),
          new FieldCheck(
              List.of(RUN, SCORER),
              v -> v.is(SCORER, "shared") || v.is(RUN, ""),
              "is used where search.scorer is shared alone",
              "leave it empty or set search.scorer to shared"),
          new FieldCheck(
              List.of(BUDGET, SCORER),
              v -> !v.is(BUDGET, "wall") || !v.is(SCORER, "table"),
              "can be wall where search.scorer is train or shared alone",
              "a table's answers take no time that could end the search; set it to questions or"
                  + " seconds"),
          new FieldCheck(
              List.of(BUDGET, SCORER),
              v -> !v.is(BUDGET, "seconds") || v.is(SCORER, "table"),
              "can be seconds where search.scorer is table alone",
              "only the benchmark table records them; set it to questions or wall"),
          new FieldCheck(
              List.of("search.population", "search.budget", BUDGET),
              v ->
                  !v.is(BUDGET, "questions")
                      || v.number("search.population") <= v.number("search.budget"),
              "must not be above search.budget",
              "the first population would use up the trials before any evolution"),
          new FieldCheck(
              List.of("search.minBudget", "search.maxBudget"),
              v -> v.number("search.minBudget") <= v.number("search.maxBudget"),
              "must not be above search.maxBudget",
              "a bracket's trainings grow from the one to the other"),
          new FieldCheck(
              List.of(SCORER, "search.maxBudget"),
              v -> !v.is(SCORER, "shared"),
              "must be table or train for bohb, not shared",
              "shared weights know no shorter trainings"));

  private TrialChecks() {}
}
