package cellscope.engine;

import cellscope.config.RaceConfig;
import cellscope.engine.algorithm.trial.TableSearches;
import cellscope.model.InputProblem;
import cellscope.model.benchmark.BenchmarkTable;
import cellscope.model.race.PlayedSearch;
import cellscope.model.race.SearchEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The searches of a race that a benchmark table answers. Several are played at a time, ahead of who
 * asks for them; what comes out doesn't depend on how many. Used by one thread.
 */
public final class TableRace implements AutoCloseable {
  /** Searches that are played ahead: enough to keep all threads busy, little to hold. */
  private static final int AHEAD = 256;

  private final RaceConfig config;
  private final List<RaceConfig.Contestant> contestants = new ArrayList<>();
  private final List<TableSearches> searches = new ArrayList<>();
  private final Map<Integer, Future<PlayedSearch>> started = new HashMap<>();
  private final Set<Integer> failed = new HashSet<>();
  private final ExecutorService pool;
  private int next;

  private TableRace(RaceConfig config, int threads) {
    this.config = config;
    pool = Executors.newFixedThreadPool(threads);
  }

  /**
   * Makes what those of the race's contestants need that ask the table.
   *
   * @param table needed where one of them does
   * @param threads how many searches are played at a time
   * @throws InputProblem the table doesn't tell what the budget counts; names the contestant
   */
  public static TableRace open(RaceConfig config, Optional<BenchmarkTable> table, int threads) {
    TableRace race = new TableRace(config, threads);
    for (int i = 0; i < config.contestants().size(); i++) {
      RaceConfig.Contestant contestant = config.contestants().get(i);
      if (contestant.asksTable()) {
        race.contestants.add(contestant);
        race.searches.add(
            searches(config, contestant, "contestants[" + i + "]", table.orElseThrow()));
      }
    }
    return race;
  }

  /**
   * Checks that the race's contestants can share its budget with this table.
   *
   * @throws InputProblem the table doesn't tell what the budget counts; names the contestant
   */
  public static void check(RaceConfig config, Optional<BenchmarkTable> table) {
    open(config, table, 1).close();
  }

  private static TableSearches searches(
      RaceConfig config, RaceConfig.Contestant contestant, String place, BenchmarkTable table) {
    try {
      return new TableSearches(contestant.config(), table);
    } catch (InputProblem e) {
      String kind = config.budget().kind();
      throw new InputProblem(
          "can't race by " + kind + ", of which " + table.file() + " tells none",
          place + " (" + contestant.label() + ")",
          "set budget.kind to questions, or name a table that has " + kind);
    }
  }

  /**
   * Waits for a search's end. Searches are asked for in the order of the race's turns.
   *
   * @return what came of it; a search that failed has no answers and tells why
   */
  public PlayedSearch play(RaceConfig.Contestant contestant, long seed)
      throws InterruptedException {
    int place = contestants.indexOf(contestant);
    int turn = (int) (seed - config.seeds().first()) * contestants.size() + place;
    next = Math.max(next, turn);
    fill();
    try {
      return started.remove(turn).get();
    } catch (ExecutionException e) {
      withdraw(place);
      return new PlayedSearch(List.of(), new SearchEnd(0, 0, cause(e.getCause())));
    }
  }

  private void fill() {
    int turns = contestants.size() * config.seeds().count();
    while (started.size() < AHEAD && next < turns) {
      int turn = next++;
      int place = turn % contestants.size();
      if (!failed.contains(place)) {
        long seed = config.seeds().first() + turn / contestants.size();
        started.put(turn, pool.submit(() -> searches.get(place).play(seed)));
      }
    }
  }

  /** A contestant that failed is asked for no more. */
  private void withdraw(int place) {
    failed.add(place);
    started.entrySet().removeIf(e -> e.getKey() % contestants.size() == place && cancel(e));
  }

  private static boolean cancel(Map.Entry<Integer, Future<PlayedSearch>> entry) {
    entry.getValue().cancel(true);
    return true;
  }

  private static String cause(Throwable error) {
    return error instanceof InputProblem
        ? error.getMessage()
        : "unexpected error: " + error.toString().lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
