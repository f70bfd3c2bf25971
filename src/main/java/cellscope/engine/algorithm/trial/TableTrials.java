package cellscope.engine.algorithm.trial;

import cellscope.config.SearchConfig;
import cellscope.config.TrialConfig;
import cellscope.config.TrialOptions;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkDataSet;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.run.StepGate;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.Map;

/** What a config's trials are made of where a benchmark table tells the accuracies. */
final class TableTrials extends Trials {
  /** More are no search: the whole space has 15,625 cells. */
  private static final int MOST_TRIALS = 1_000_000;

  private final SearchConfig config;
  private final TrialOptions options;
  private final Space space;
  private final BenchmarkTable table;
  private final TableScorer scorer;
  private final Budget budget;

  /**
   * Of a config and a table.
   *
   * @throws InputProblem if the table doesn't tell what the budget counts
   */
  TableTrials(SearchConfig config, BenchmarkTable table) {
    this.config = config;
    this.table = table;
    options = config.options(TrialOptions.class);
    space = Spaces.byName(config.space().name()).orElseThrow();
    TrialConfig trials = options.trials();
    BenchmarkDataSet dataSet = BenchmarkDataSet.byId(trials.dataset()).orElseThrow();
    scorer = new TableScorer(table, dataSet, TableScorer.Price.OF_THE_ANSWER);
    Budget.Rule rule = trials.isScript() ? Budget.Rule.SCRIPT : Budget.Rule.NATS;
    budget =
        trials.countsQuestions()
            ? Budget.questions(trials.budget(), scorer, rule)
            : Budget.seconds(trials.budget(), rule);
    budget.requireToldBy(scorer);
  }

  @Override
  Space space() {
    return space;
  }

  @Override
  boolean tellsSeconds() {
    return scorer.tellsSeconds();
  }

  @Override
  TrialMethod method() {
    return TrialMethods.of(options, TrialSpace.onePerEdge(space), scorer.fullEpochs());
  }

  /** A search at its beginning. */
  @Override
  TrialSearch search(TrialMethod method) {
    return search(method, config.seed());
  }

  /** A search of another seed than the config's at its beginning. */
  TrialSearch search(TrialMethod method, long seed) {
    return new TrialSearch(method, scorer, budget, seed);
  }

  /** What was spent, in questions in full or seconds. */
  double inUnit(double spent) {
    return budget.unit() == Budget.Unit.EPOCHS ? spent / scorer.fullEpochs() : spent;
  }

  /**
   * Checks a search on its way.
   *
   * @throws InputProblem if it has made far too many trials
   */
  void requireSensible(TrialSearch search) {
    if (search.trials() > MOST_TRIALS) {
      throw new InputProblem(
          "allows more than a million trials", "search.budget", "choose a smaller one");
    }
  }

  /**
   * How many trials the search will make. The table has all answers and the draws follow from the
   * seed, so the search is played once ahead.
   *
   * @throws InputProblem if there is none, far too many, or one that the table can't answer
   */
  @Override
  int count() {
    TrialSearch ahead = search(method());
    while (ahead.next().isPresent()) {
      requireSensible(ahead);
    }
    if (ahead.trials() == 0) {
      throw new InputProblem(
          "is too small for a single trial", "search.budget", "choose a larger one");
    }
    return ahead.trials();
  }

  /** What a state must share with this search. */
  @Override
  String identity() {
    return String.format(
        "%s %s %s %s seed=%d table=%s",
        options.algorithm(),
        space.name(),
        options.trials(),
        TrialMethods.text(options),
        config.seed(),
        table.fingerprint());
  }

  @Override
  Map<String, Long> counts() {
    return Map.of("architectures", (long) ArchitectureNumber.COUNT);
  }

  /** A checkpoint takes longer than hundreds of trials, which are quickly made again. */
  @Override
  double leastSecondsBetweenCheckpoints() {
    return 2;
  }

  @Override
  void heed(StepGate gate) {
    // an answer takes no time
  }
}
