package cellscope.engine.algorithm.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Plays searches to their ends in memory. A search is a function of its contestant and seed, so the
 * results don't depend on the threads.
 */
public final class TrialRace {
  /**
   * Who takes part.
   *
   * @param method makes a new one for each seed; called by several threads
   */
  public record Contestant(String name, Supplier<TrialMethod> method) {}

  /**
   * How a contestant fared.
   *
   * @param results by seed, in the order of the seeds; those before the failure if it failed
   * @param failure what ended it before its last seed
   */
  public record Outcome(
      String name, List<TrialResult> results, Optional<RuntimeException> failure) {
    public Outcome {
      results = List.copyOf(results);
    }
  }

  private final Scorer scorer;
  private final Budget budget;

  /** A race in which all contestants ask one scorer and have the same budget. */
  public TrialRace(Scorer scorer, Budget budget) {
    budget.requireToldBy(scorer);
    this.scorer = scorer;
    this.budget = budget;
  }

  /** Plays one search to its end. */
  public TrialResult play(TrialMethod method, long seed) {
    TrialSearch search = new TrialSearch(method, scorer, budget, seed);
    while (search.next().isPresent()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped after trial " + search.trials());
      }
    }
    return new TrialResult(seed, search.trials(), search.spent(), search.curve());
  }

  /**
   * Plays every contestant with every seed. One that fails ends alone.
   *
   * @param threads how many searches are played at a time
   * @throws InterruptedException if the calling thread was interrupted; the searches are stopped
   */
  public List<Outcome> play(List<Contestant> contestants, long[] seeds, int threads)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<List<Future<TrialResult>>> started = new ArrayList<>();
      for (Contestant contestant : contestants) {
        List<Future<TrialResult>> searches = new ArrayList<>();
        for (long seed : seeds) {
          searches.add(pool.submit(() -> play(contestant.method().get(), seed)));
        }
        started.add(searches);
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (int c = 0; c < started.size(); c++) {
        outcomes.add(outcome(contestants.get(c).name(), started.get(c)));
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Outcome outcome(String name, List<Future<TrialResult>> searches)
      throws InterruptedException {
    List<TrialResult> results = new ArrayList<>();
    for (Future<TrialResult> search : searches) {
      try {
        results.add(search.get());
      } catch (ExecutionException e) {
        searches.forEach(s -> s.cancel(true));
        if (e.getCause() instanceof RuntimeException failure) {
          return new Outcome(name, results, Optional.of(failure));
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return new Outcome(name, results, Optional.empty());
  }
}
