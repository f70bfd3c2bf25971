package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.engine.algorithm.trial.Answer;
import cellscope.engine.algorithm.trial.Bohb;
import cellscope.engine.algorithm.trial.BohbModel;
import cellscope.engine.algorithm.trial.Budget;
import cellscope.engine.algorithm.trial.Density;
import cellscope.engine.algorithm.trial.Draws;
import cellscope.engine.algorithm.trial.Question;
import cellscope.engine.algorithm.trial.Scorer;
import cellscope.engine.algorithm.trial.Trial;
import cellscope.engine.algorithm.trial.TrialSearch;
import cellscope.oracle.TrialCase.GivenDraws;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** BOHB's model and picks (s1, s2) and a whole run (s3), from given draws. */
class BohbOracleTest {
  private static final OracleCase.Way DOUBLE = OracleCase.Way.PORTABLE_DOUBLE;

  static Stream<OracleCase> models() {
    return OracleCase.startingWith("s").stream().filter(c -> c.arrays().has("configs"));
  }

  static Stream<OracleCase> runs() {
    return OracleCase.startingWith("s").stream()
        .filter(c -> c.arrays().has("model_based"))
        .filter(c -> !c.arrays().has("configs"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theModelIsThatOfThePublishedCode(OracleCase given) {
    NumpyArchive arrays = given.arrays();
    BohbModel model = new BohbModel(TrialCase.SPACE, options(given, 12, 12, 1));
    int[][] fits = TrialCase.architectures(given, "fits");
    int[][] configurations = TrialCase.architectures(given, "configs");
    List<int[]> fitted = new ArrayList<>();
    for (int k = 0; k < configurations.length; k++) {
      model.add(configurations[k], arrays.get("losses").values()[k]);
      if (model.isReady()) {
        fitted.add(new int[] {model.results(), model.good().size(), model.bad().size()});
      }
    }
    assertThat(fitted.toArray(int[][]::new)).isDeepEqualTo(fits);
    compare(given, "good", model.good());
    compare(given, "bad", model.bad());
    int[][] probes = TrialCase.architectures(given, "probe");
    double[] scores = Arrays.stream(probes).mapToDouble(model::score).toArray();
    DOUBLE.compare("score", scores, arrays.get("probe_score").values());
  }

  private static void compare(OracleCase given, String side, Density density) {
    int[][] data = TrialCase.architectures(given, side + "/data");
    assertThat(density.size()).isEqualTo(data.length);
    for (int i = 0; i < data.length; i++) {
      assertThat(density.point(i)).as("%s %d", side, i).isEqualTo(data[i]);
    }
    double[] bandwidths = given.arrays().get(side + "/bandwidth").values();
    DOUBLE.compare(side + " bandwidths", density.bandwidths(), bandwidths);
    int[][] probes = TrialCase.architectures(given, "probe");
    double[] values = Arrays.stream(probes).mapToDouble(density::at).toArray();
    DOUBLE.compare(side, values, given.arrays().get("probe_" + side).values());
  }

  /** The first uniform number of a pick decides whether the model is asked. */
  @ParameterizedTest
  @MethodSource("models")
  void everyPickIsThatOfThePublishedCode(OracleCase given) {
    int[][] configurations = TrialCase.architectures(given, "configs");
    double[] losses = given.arrays().get("losses").values();
    // One budget, so that every trial is a new configuration.
    Bohb method = new Bohb(TrialCase.SPACE, options(given, 12, 12, 1_000));
    for (int k = 0; k < configurations.length; k++) {
      int[] tried = method.ask(new Forcing(configurations[k])).architecture();
      assertThat(tried).isEqualTo(configurations[k]);
      method.tell(100 - losses[k]);
    }
    JsonNode picks = given.facts().get("facts").get("picks");
    int[][] picked = TrialCase.architectures(given, "picked");
    for (int p = 0; p < picked.length; p++) {
      GivenDraws draws = draws(picks.get(p));
      assertThat(method.ask(draws).architecture()).as("pick %d", p).isEqualTo(picked[p]);
      draws.assertAllUsed();
      assertThat(method.isModelBased())
          .isEqualTo(given.arrays().get("model_based").values()[p] == 1);
    }
  }

  /** Draws by which a method tries that configuration, whether it asks its model or not. */
  private static final class Forcing implements Draws {
    private final int[] configuration;
    private int decision;

    Forcing(int[] configuration) {
      this.configuration = configuration;
    }

    @Override
    public double uniform() {
      return Math.nextDown(1.0);
    }

    @Override
    public int below(int bound) {
      return bound == 5 ? configuration[decision++ % configuration.length] : 0;
    }

    @Override
    public double gaussian() {
      throw new AssertionError("nothing normal is drawn");
    }

    @Override
    public int category(double[] probabilities) {
      throw new AssertionError("nothing is drawn by probability");
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyTrialOfAWholeRunIsThatOfThePublishedCode(OracleCase given) {
    NumpyArchive arrays = given.arrays();
    JsonNode facts = given.facts();
    Bohb method =
        new Bohb(
            TrialCase.SPACE,
            options(
                given,
                facts.get("min_budget").asInt(),
                facts.get("max_budget").asInt(),
                facts.get("iterations").asInt()));
    List<GivenDraws> draws = new ArrayList<>();
    facts.get("facts").get("runs").forEach(run -> draws.add(draws(run)));
    Scorer scorer = new GivenLosses(given);
    GivenDraws none = new GivenDraws();
    TrialSearch search =
        new TrialSearch(
            method,
            scorer,
            Budget.seconds(1e9, Budget.Rule.NATS),
            k -> k < 0 ? none : draws.get(k));
    double[] totals = arrays.get("total_cost").values();
    double[] modelBased = arrays.get("model_based").values();
    for (int k = 0; k < totals.length; k++) {
      Trial trial = search.next().orElseThrow();
      draws.get(k).assertAllUsed();
      assertThat(trial.spent()).as("cost of %d", k).isCloseTo(totals[k], within(1e-8));
      if (!facts.get("facts").get("runs").get(k).get("draws").isEmpty()) {
        assertThat(method.isModelBased()).isEqualTo(modelBased[k] == 1);
      }
    }
    assertThat(search.next()).as("after the last bracket").isEmpty();
  }

  /** Answers with the reference's losses; the costs are the differences of its totals. */
  private static final class GivenLosses implements Scorer {
    private final OracleCase given;
    private final int[][] architectures;
    private int asked;

    GivenLosses(OracleCase given) {
      this.given = given;
      architectures = TrialCase.architectures(given, "arch");
    }

    @Override
    public Answer score(Question question) {
      assertThat(question.architecture()).as("question %d", asked).isEqualTo(architectures[asked]);
      assertThat(question.epochs()).isEqualTo((int) given.arrays().get("budget").values()[asked]);
      double[] totals = given.arrays().get("total_cost").values();
      double cost = totals[asked] - (asked == 0 ? 0 : totals[asked - 1]);
      double loss = given.arrays().get("loss").values()[asked++];
      return new Answer(100 - loss, question.epochs(), cost);
    }

    @Override
    public int fullEpochs() {
      return 12;
    }

    @Override
    public boolean tellsSeconds() {
      return true;
    }
  }

  private static GivenDraws draws(JsonNode pick) {
    GivenDraws draws = new GivenDraws();
    for (JsonNode draw : pick.get("draws")) {
      if (draw.get(0).asText().equals("u")) {
        draws.uniform(draw.get(1).asDouble());
      } else {
        draws.integers(draw.get(1).asInt());
      }
    }
    for (JsonNode architecture : pick.get("prior")) {
      architecture.forEach(operation -> draws.integers(operation.asInt()));
    }
    return draws;
  }

  private static Bohb.Options options(OracleCase given, int least, int most, int brackets) {
    JsonNode facts = given.facts();
    return new Bohb.Options(
        facts.path("eta").asDouble(3),
        least,
        most,
        facts.get("num_samples").asInt(),
        facts.get("random_fraction").asDouble(),
        facts.get("min_bandwidth").asDouble(),
        brackets,
        facts.path("top_n_percent").asInt(15));
  }
}
