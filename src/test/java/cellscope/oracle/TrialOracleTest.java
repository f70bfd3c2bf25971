package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.algorithm.trial.Best;
import cellscope.engine.algorithm.trial.Budget;
import cellscope.engine.algorithm.trial.RandomTrials;
import cellscope.engine.algorithm.trial.RegularisedEvolution;
import cellscope.engine.algorithm.trial.Reinforce;
import cellscope.engine.algorithm.trial.Trial;
import cellscope.engine.algorithm.trial.TrialMethod;
import cellscope.engine.algorithm.trial.TrialSearch;
import cellscope.engine.nn.Adam;
import cellscope.oracle.TrialCase.GivenDraws;
import cellscope.oracle.TrialCase.GivenScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs of reinforce (q), regularised evolution and random search (r), from given draws. */
class TrialOracleTest {
  private static final int EPOCHS = 12;
  private static final int EDGES = 6;
  private static final double INITIAL_SCALE = 1e-3;
  private static final OracleCase.Way DOUBLE = OracleCase.Way.PORTABLE_DOUBLE;

  static Stream<OracleCase> reinforce() {
    return OracleCase.startingWith("q").stream();
  }

  static Stream<OracleCase> evolution() {
    return OracleCase.startingWith("r").stream().filter(c -> c.arrays().has("tournament"));
  }

  static Stream<OracleCase> random() {
    return OracleCase.startingWith("r").stream().filter(c -> c.arrays().has("draws"));
  }

  @ParameterizedTest
  @MethodSource("reinforce")
  void everyStepOfReinforceIsThatOfThePublishedCode(OracleCase given) {
    NumpyArchive arrays = given.arrays();
    Reinforce method = new Reinforce(TrialCase.SPACE, EPOCHS, options(given));
    int[][] actions = TrialCase.architectures(given, "action");
    GivenDraws first = new GivenDraws();
    for (double logit : arrays.get("alpha0").values()) {
      first.gaussian(logit / INITIAL_SCALE);
    }
    GivenScorer scorer = new GivenScorer(given);
    TrialSearch search =
        new TrialSearch(
            method,
            scorer,
            budget(given),
            k -> k < 0 ? first : new GivenDraws().categories(actions[k]));
    double[][] totals = {arrays.get("total_cost").values()};
    for (int k = 0; k < actions.length; k++) {
      Trial trial = search.next().orElseThrow();
      assertThat(trial.spent()).isEqualTo(totals[0][k], within(1e-9));
      compareRow(arrays, "log_prob", k, method.logProbabilities());
      compareRow(arrays, "galpha", k, flat(method.gradient()));
      compareRow(arrays, "alpha", k, flat(method.alpha()));
      compareRow(arrays, "baseline", k, method.baseline());
      compareRow(arrays, "loss", k, method.loss());
    }
    assertThat(search.next()).isEmpty();
    assertThat(scorer.asked()).isEqualTo(given.facts().get("facts").get("steps").asInt());
    DOUBLE.compare("first", flat(method.adam().first()), arrays.get("adam_end/exp_avg").values());
    DOUBLE.compare(
        "second", flat(method.adam().second()), arrays.get("adam_end/exp_avg_sq").values());
    TrialCase.assertBest(given, search);
  }

  private static Reinforce.Options options(OracleCase given) {
    var adam = given.facts().get("optimizer");
    return new Reinforce.Options(
        new Adam.Settings(
            adam.get("lr").asDouble(),
            adam.get("betas").get(0).asDouble(),
            adam.get("betas").get(1).asDouble(),
            adam.get("eps").asDouble(),
            0),
        given.facts().get("ema_momentum").asDouble(),
        Reinforce.Options.nats().initialScale());
  }

  private static void compareRow(NumpyArchive arrays, String name, int row, double... got) {
    double[] all = arrays.get(name).values();
    double[] want = Arrays.copyOfRange(all, row * got.length, (row + 1) * got.length);
    DOUBLE.compare(name + " of step " + row, got, want, 1e-13, 1e-9);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @MethodSource("evolution")
  void everyGenerationIsThatOfThePublishedCode(OracleCase given) {
    NumpyArchive arrays = given.arrays();
    RegularisedEvolution.Options options =
        new RegularisedEvolution.Options(
            given.facts().get("population").asInt(), given.facts().get("sample_size").asInt());
    TrialMethod method = new RegularisedEvolution(TrialCase.SPACE, EPOCHS, options);
    List<GivenDraws> draws = new ArrayList<>();
    int[] first = arrays.get("init_draws").ints();
    for (int p = 0; p < options.population(); p++) {
      draws.add(new GivenDraws().integers(Arrays.copyOfRange(first, p * EDGES, (p + 1) * EDGES)));
    }
    int[][] tournaments = TrialCase.architectures(given, "tournament");
    int[][] operations = TrialCase.architectures(given, "operation_draws");
    for (int c = 0; c < tournaments.length; c++) {
      draws.add(
          new GivenDraws()
              .integers(tournaments[c])
              .integers((int) arrays.get("mutated_node").values()[c])
              .integers((int) arrays.get("mutated_input").values()[c])
              .integers(Arrays.stream(operations[c]).filter(o -> o >= 0).toArray()));
    }
    play(given, method, draws);
  }

  @ParameterizedTest
  @MethodSource("random")
  void everyRandomTrialIsThatOfThePublishedCode(OracleCase given) {
    int[] drawn = given.arrays().get("draws").ints();
    List<GivenDraws> draws = new ArrayList<>();
    for (int k = 0; k < drawn.length / EDGES; k++) {
      draws.add(new GivenDraws().integers(Arrays.copyOfRange(drawn, k * EDGES, (k + 1) * EDGES)));
    }
    play(given, new RandomTrials(TrialCase.SPACE, EPOCHS), draws);
  }

  /** Plays to the end of the budget and compares the trials with the reference's. */
  private static void play(OracleCase given, TrialMethod method, List<GivenDraws> draws) {
    var facts = given.facts().get("facts");
    GivenScorer scorer = new GivenScorer(given);
    GivenDraws none = new GivenDraws();
    TrialSearch search =
        new TrialSearch(method, scorer, budget(given), k -> k < 0 ? none : draws.get(k));
    List<Double> totals = new ArrayList<>();
    for (Optional<Trial> t = search.next(); t.isPresent(); t = search.next()) {
      totals.add(t.get().spent());
    }
    assertThat(scorer.asked()).isEqualTo(facts.get("evaluated").asInt());
    draws.forEach(GivenDraws::assertAllUsed);
    assertThat(search.trials()).isEqualTo(facts.path("kept").asInt(scorer.asked()));
    if (facts.has("total_cost")) {
      assertThat(search.spent()).isCloseTo(facts.get("total_cost").asDouble(), within(1e-9));
    }
    if (given.arrays().has("total_cost")) {
      double[] got = totals.stream().mapToDouble(t -> t).toArray();
      DOUBLE.compare("cost", got, given.arrays().get("total_cost").values());
      assertBestSoFar(given, search);
    }
    TrialCase.assertBest(given, search);
  }

  /** The best so far is the first evaluation of the one that the reference names at each trial. */
  private static void assertBestSoFar(OracleCase given, TrialSearch search) {
    int[] best = given.arrays().get("best_table_index").ints();
    int[] index = given.arrays().get("table_index").ints();
    int at = -1;
    for (int k = 0; k < best.length; k++) {
      for (Best b : search.curve()) {
        at = b.trial() == k ? k : at;
      }
      assertThat(index[at]).as("best after trial %d", k).isEqualTo(best[k]);
    }
  }

  private static Budget budget(OracleCase given) {
    boolean script = given.facts().get("driver").asText().contains("NAS-Bench-201-algos");
    return Budget.seconds(
        given.facts().get("time_budget").asDouble(),
        script ? Budget.Rule.SCRIPT : Budget.Rule.NATS);
  }
}
