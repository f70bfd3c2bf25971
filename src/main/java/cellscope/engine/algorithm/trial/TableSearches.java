package cellscope.engine.algorithm.trial;

import cellscope.config.SearchConfig;
import cellscope.model.benchmark.ArchitectureNumber;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.race.Answer;
import cellscope.model.race.PlayedSearch;
import cellscope.model.race.SearchEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Plays searches of one config with many seeds to their ends in memory; the benchmark table answers
 * them. A search is a function of its seed. Safe for use by several threads.
 */
public final class TableSearches {
  private static final double PERCENT = 100;

  private final TableTrials trials;

  /**
   * Searches of a config, whatever its seed.
   *
   * @throws cellscope.model.InputProblem if the table doesn't tell what the budget counts
   */
  public TableSearches(SearchConfig config, BenchmarkTable table) {
    trials = new TableTrials(config, table);
  }

  /**
   * Plays one search, the same as a run of that seed.
   *
   * @throws cellscope.model.InputProblem if the table lacks what the search asks
   */
  public PlayedSearch play(long seed) {
    TrialSearch search = trials.search(trials.method(), seed);
    while (search.next().isPresent()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped after trial " + search.trials());
      }
      trials.requireSensible(search);
    }
    List<Answer> answers = new ArrayList<>();
    for (Best best : search.curve()) {
      answers.add(
          new Answer(
              best.trial(),
              trials.inUnit(best.spent()),
              ArchitectureNumber.genotype(ArchitectureNumber.of(best.architecture())),
              best.validationAccuracy() / PERCENT));
    }
    return new PlayedSearch(
        answers, new SearchEnd(search.trials(), trials.inUnit(search.spent()), ""));
  }
}
