package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Descent;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.nn.Workspace;
import cellscope.engine.supernet.Network;
import cellscope.engine.supernet.NetworkPass;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One training pass in each forward mode against the published code's numbers (case n3). */
class ForwardModesOracleTest {
  static Stream<Arguments> modes() {
    return OracleCase.byEachWay(OracleCase.startingWith("n\\d", facts -> facts.has("modes")))
        .flatMap(
            given ->
                Stream.of("joint", "select", "dynamic", "urs")
                    .map(mode -> Arguments.of(given.get()[0], given.get()[1], mode)));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("modes")
  void passEqualsTheReference(OracleCase given, OracleCase.Way way, String mode) {
    NumpyArchive arrays = given.arrays();
    try (Kernels kernels = way.kernels()) {
      ReferenceRun run = new ReferenceRun(given, way, kernels);
      Alpha alpha = Alpha.of(arrays.get("alpha0").rows());
      EdgeMix mix =
          mode.equals("joint")
              ? DartsOracleTest.softmax(List.of(alpha))
              : run.architecture(mode + "/arch");
      boolean joint = !mix.isSingle();
      if (mode.equals("select")) {
        assertThat(arrays.get("select/arch").ints())
            .isEqualTo(Stream.iterate(0, e -> e + 1).limit(6).mapToInt(alpha::argmax).toArray());
      }
      check(run, mode, mix, Workspace.forMixedTraining(kernels, run.shape().images()), alpha);
      if (!joint) { // memory for one operation an edge is enough, and nothing else comes out
        run.reset();
        check(run, mode, mix, Workspace.forTraining(kernels, run.shape().images()), alpha);
      }
    }
  }

  private static void check(
      ReferenceRun run, String mode, EdgeMix mix, Workspace workspace, Alpha alpha) {
    Network network = run.network();
    NumpyArchive arrays = run.given().arrays();
    int[] shape = {
      run.shape().images(), run.shape().height(), run.shape().width(), run.shape().channels()
    };
    NetworkPass pass = network.bind(workspace, network.kernels().allocate(shape), false);
    pass.images().write(arrays.get("x").channelsLast());
    MixGradients u = new MixGradients(1, alpha.edges(), alpha.operations(), false);
    pass.forward(mix, Mode.TRAINING);
    double loss = pass.backward(arrays.get("y").ints(), mix, u);
    run.way()
        .compare(
            mode + "/features",
            pass.head().features().toDoubles(),
            arrays.get(mode + "/features").values());
    run.way()
        .compare(
            mode + "/logits",
            pass.head().logits().toDoubles(),
            arrays.get(mode + "/logits").values());
    run.compare(mode + "/loss", loss);
    run.compareGradients(mode + "/gw/", 1);
    Descent descent =
        new Descent(
            network.parameters(), network.kernels(), new Descent.Rules(0, 0, false, 0, false));
    run.compare(mode + "/gw_norm", Math.sqrt(descent.squares()));
    compareUnreached(run, mode);
    if (!mix.isSingle()) {
      double[][] p = new double[alpha.edges()][];
      Arrays.setAll(p, alpha::softmax);
      GumbelSoftmax.Draw draw = new GumbelSoftmax.Draw(p, new int[0], 1);
      run.compare("joint/galpha", List.<double[][]>of(GumbelSoftmax.gradient(draw, u.ofKind(0))));
    }
  }

  private static void compareUnreached(ReferenceRun run, String mode) {
    JsonNode without = run.given().facts().get("facts").get("weights_without_gradient").get(mode);
    List<String> unreached =
        run.network().parameters().all().stream()
            .filter(p -> !p.isReached())
            .map(Parameter::name)
            .sorted()
            .toList();
    if (without.isInt()) {
      assertThat(unreached).hasSize(without.asInt());
    } else {
      List<String> expected = new ArrayList<>();
      without.forEach(name -> expected.add(name.asText()));
      assertThat(unreached).isEqualTo(expected.stream().sorted().toList());
    }
  }

  static Stream<OracleCase> urs() {
    return OracleCase.startingWith("n\\d", facts -> facts.has("modes")).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("urs")
  void eachCellDrawsItsOwn(OracleCase given) {
    NumpyArchive.Array drawn = given.arrays().get("urs/arch");
    var draws = Arrays.stream(given.arrays().get("urs/draws").ints()).iterator();
    assertThat(SampledOracleTest.redrawn(drawn.shape()[0], draws))
        .isDeepEqualTo(ReferenceRun.architectures(drawn).toArray(int[][]::new));
  }
}
