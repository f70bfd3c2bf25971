package cellscope.engine.algorithm.trial;

import cellscope.config.SearchConfig;
import cellscope.config.TrialConfig;
import cellscope.config.TrialOptions;
import cellscope.model.InputProblem;
import cellscope.model.run.StepGate;
import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import java.util.Map;

/**
 * What a config's trials are made of where each takes time. Seconds are told by no log: they are
 * never twice the same.
 */
final class TimedTrials extends Trials {
  /** More would never come to an end. */
  private static final int MOST_TRIALS = 1_000_000;

  /** Some rounds of the brackets of BOHB. */
  private static final int SOME_TRIALS = 100;

  private final SearchConfig config;
  private final TrialOptions options;
  private final Space space;
  private final TimedScorer scorer;
  private final Budget budget;

  TimedTrials(SearchConfig config, TimedScorer scorer) {
    this.config = config;
    this.scorer = scorer;
    options = config.options(TrialOptions.class);
    space = Spaces.byName(config.space().name()).orElseThrow();
    TrialConfig trials = options.trials();
    // What a question costs is known before it is asked, so none is asked in vain, as the older
    // program's rule would have it.
    budget =
        trials.countsQuestions()
            ? Budget.questions(trials.budget(), scorer, Budget.Rule.NATS)
            : Budget.wall(trials.budget());
  }

  @Override
  Space space() {
    return space;
  }

  @Override
  boolean tellsSeconds() {
    return false;
  }

  @Override
  TrialMethod method() {
    return TrialMethods.of(options, TrialSpace.onePerEdge(space), scorer.fullEpochs());
  }

  @Override
  TrialSearch search(TrialMethod method) {
    return new TrialSearch(method, scorer, budget, config.seed());
  }

  /**
   * Which lengths of training a method asks for does not depend on the answers, so the search is
   * played once ahead with made-up ones.
   *
   * @throws InputProblem if there is none, or far too many
   */
  @Override
  int count() {
    if (budget.unit() == Budget.Unit.WALL) {
      return 0;
    }
    TrialSearch ahead = new TrialSearch(method(), new MadeUp(), budget, config.seed());
    while (ahead.next().isPresent()) {
      if (ahead.trials() > MOST_TRIALS) {
        throw new InputProblem(
            "allows more than a million trials", "search.budget", "choose a smaller one");
      }
    }
    if (ahead.trials() == 0) {
      throw new InputProblem(
          "is too small for a single trial", "search.budget", "choose a larger one");
    }
    return ahead.trials();
  }

  /** Epochs that a trial is trained for, on average over the first so many. */
  double meanEpochs() {
    Budget some = Budget.questions(SOME_TRIALS, scorer, Budget.Rule.NATS);
    TrialSearch ahead = new TrialSearch(method(), new MadeUp(), some, config.seed());
    while (ahead.next().isPresent()) {
      // its questions are all that counts
    }
    return ahead.spent() / ahead.trials();
  }

  /** Charges as the scorer does, without its work. */
  private final class MadeUp implements Scorer {
    @Override
    public Answer score(Question question) {
      return new Answer(0, question.epochs(), Double.NaN);
    }

    @Override
    public int fullEpochs() {
      return scorer.fullEpochs();
    }

    @Override
    public boolean tellsSeconds() {
      return false;
    }
  }

  @Override
  String identity() {
    return String.format(
        "%s %s %s %s seed=%d %s",
        options.algorithm(),
        space.name(),
        options.trials(),
        TrialMethods.text(options),
        config.seed(),
        scorer.identity());
  }

  @Override
  Map<String, Long> counts() {
    return Map.of();
  }

  /** A trial is worth more than a checkpoint costs. */
  @Override
  double leastSecondsBetweenCheckpoints() {
    return 0;
  }

  @Override
  void heed(StepGate gate) {
    scorer.heed(gate);
  }
}
