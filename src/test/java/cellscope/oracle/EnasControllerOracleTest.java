package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.engine.algorithm.sampled.ControllerTraining;
import cellscope.engine.algorithm.sampled.EnasController;
import cellscope.engine.algorithm.sampled.RewardBaseline;
import cellscope.engine.algorithm.sampled.UpstreamBaseline;
import cellscope.engine.nn.Adam;
import cellscope.model.RandomStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ENAS controller's epochs (o), given the choices and accuracies of the samples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnasControllerOracleTest {
  private static final OracleCase.Way WAY = OracleCase.Way.PORTABLE_DOUBLE;

  List<OracleCase> epochs() {
    return some(OracleCase.startingWith("o").stream().filter(c -> c.arrays().has("samples")));
  }

  @ParameterizedTest
  @MethodSource("epochs")
  void controllersEpochIsReproduced(OracleCase given) {
    EnasController controller = controller(given);
    ControllerTraining training =
        new ControllerTraining(controller, settings(given.facts()), baseline(given.facts()));
    int[][] samples = samples(given);
    double[] accuracy = given.arrays().get("accuracy").values();
    logitsAgree(given, controller, samples);
    ControllerTraining.Learned[] learned = new ControllerTraining.Learned[samples.length];
    int aggregate = given.facts().get("aggregate").asInt();
    for (int i = 0; i < samples.length; i++) {
      learned[i] = training.learn(samples[i], accuracy[i]);
      if ((i + 1) % aggregate == 0) {
        stepAgrees(given, (i + 1) / aggregate - 1, controller, training);
      }
    }
    samplesAgree(given, learned);
    summaryAgrees(given, training.endEpoch());
  }

  /** Cases that ran with their driver's own settings; further ones may have others. */
  List<OracleCase> drivers() {
    return some(epochs().stream().filter(c -> c.name().matches("o[12]-.*")));
  }

  private static List<OracleCase> some(Stream<OracleCase> cases) {
    List<OracleCase> found = cases.toList();
    assumeTrue(!found.isEmpty(), () -> "no case of a controller at " + OracleCase.folder());
    return found;
  }

  /** The settings by name are the ones that the reference ran with. */
  @ParameterizedTest
  @MethodSource("drivers")
  void settingsOfTheDriverAreThose(OracleCase given) {
    ControllerTraining.Settings own =
        isScript(given.facts())
            ? ControllerTraining.Settings.script()
            : ControllerTraining.Settings.nats();
    ControllerTraining.Settings wanted = settings(given.facts());
    assertThat(own.adam()).isEqualTo(wanted.adam());
    assertThat(own.entropyWeight()).isEqualTo(wanted.entropyWeight());
    assertThat(own.gradientClip()).isEqualTo(wanted.gradientClip());
  }

  private static EnasController controller(OracleCase given) {
    EnasController controller =
        new EnasController(
            List.of(given.facts().get("edges").size()),
            given.facts().get("operations").size(),
            RandomStream.ofSeed(0));
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (String name : controller.weights().keySet()) {
      weights.put(name, given.arrays().get("ctl0/" + name).values());
    }
    controller.setWeights(weights);
    return controller;
  }

  private static boolean isScript(JsonNode facts) {
    return facts.get("driver").asText().equals("ENAS.py");
  }

  private static ControllerTraining.Settings settings(JsonNode facts) {
    JsonNode adam = facts.get("optimizer");
    return new ControllerTraining.Settings(
        facts.get("aggregate").asInt(),
        facts.get("entropy_weight").asDouble(),
        facts.get("clip").asDouble(),
        new Adam.Settings(
            adam.get("lr").asDouble(),
            adam.get("betas").get(0).asDouble(),
            adam.get("betas").get(1).asDouble(),
            adam.get("eps").asDouble(),
            adam.get("weight_decay").asDouble()));
  }

  private static RewardBaseline baseline(JsonNode facts) {
    UpstreamBaseline baseline =
        new UpstreamBaseline(
            isScript(facts) ? UpstreamBaseline.Returned.LAST : UpstreamBaseline.Returned.MEAN,
            facts.get("baseline_decay").asDouble());
    JsonNode previous = facts.path("previous_baseline");
    if (previous.isNumber()) {
      baseline.epochDone(previous.asDouble(), previous.asDouble());
    }
    return baseline;
  }

  private static int[][] samples(OracleCase given) {
    NumpyArchive.Array all = given.arrays().get("samples");
    int edges = all.shape()[1];
    int[] flat = all.ints();
    return IntStream.range(0, all.shape()[0])
        .mapToObj(i -> IntStream.range(0, edges).map(e -> flat[i * edges + e]).toArray())
        .toArray(int[][]::new);
  }

  private static void logitsAgree(OracleCase given, EnasController controller, int[][] samples) {
    NumpyArchive.Array wanted = given.arrays().get("logits");
    double[] got =
        IntStream.range(0, wanted.shape()[0])
            .mapToObj(i -> controller.view(samples[i]).logits())
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .toArray();
    compare("logits", got, wanted.values());
  }

  private static void stepAgrees(
      OracleCase given, int step, EnasController controller, ControllerTraining training) {
    String place = "step" + step;
    training
        .lastGradient()
        .forEach((name, got) -> compareWhereGiven(given, place + "/gw/" + name, got));
    controller
        .weights()
        .forEach(
            (name, got) -> {
              compareWhereGiven(given, place + "/ctl/" + name, got);
              compareWhereGiven(given, place + "/ctl_every4/" + name, everyFourthRow(got));
            });
  }

  private static double[] everyFourthRow(double[] matrix) {
    int columns = 32;
    return IntStream.range(0, matrix.length)
        .filter(i -> i / columns % 4 == 0)
        .mapToDouble(i -> matrix[i])
        .toArray();
  }

  private static void samplesAgree(OracleCase given, ControllerTraining.Learned[] learned) {
    compare("log_prob", of(learned, ControllerTraining.Learned::logProbability), given);
    compare("entropy", of(learned, ControllerTraining.Learned::entropy), given);
    compare("reward", of(learned, ControllerTraining.Learned::reward), given);
    compare("baseline", of(learned, ControllerTraining.Learned::baseline), given);
    compare("loss", of(learned, ControllerTraining.Learned::loss), given);
    double[] norms =
        Arrays.stream(of(learned, ControllerTraining.Learned::gradientNorm))
            .filter(norm -> !Double.isNaN(norm))
            .toArray();
    compare("gradient_norm", norms, given);
  }

  private static void summaryAgrees(OracleCase given, ControllerTraining.Summary summary) {
    double[] wanted = given.arrays().get("returned").values();
    double[] got = {
      summary.loss(),
      100 * summary.accuracy(),
      summary.baseline(),
      summary.reward(),
      summary.lastBaseline()
    };
    for (int i = 0; i < wanted.length; i++) {
      compare("returned " + i, new double[] {got[i]}, new double[] {wanted[i]});
    }
  }

  private static double[] of(
      ControllerTraining.Learned[] learned, ToDoubleFunction<ControllerTraining.Learned> value) {
    return Arrays.stream(learned).mapToDouble(value).toArray();
  }

  private static void compareWhereGiven(OracleCase given, String name, double[] got) {
    if (given.arrays().has(name)) {
      compare(name, got, given.arrays().get(name).values());
    }
  }

  private static void compare(String name, double[] got, OracleCase given) {
    compare(name, got, given.arrays().get(name).values());
  }

  private static void compare(String name, double[] got, double[] wanted) {
    WAY.compare(name, got, wanted, 0, 1e-9);
  }
}
