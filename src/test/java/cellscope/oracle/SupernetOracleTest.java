package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Architecture;
import cellscope.engine.nn.HardWeightGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.supernet.Network;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.SearchSpace;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One training pass of the NAS-Bench-201 supernet against the published code's numbers (cases a and
 * b).
 */
class SupernetOracleTest {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (String prefix : List.of("a\\d", "b\\d")) {
      for (OracleCase given : OracleCase.startingWith(prefix)) {
        for (OracleCase.Way way : OracleCase.Way.values()) {
          all.add(Arguments.of(given, way));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void passEqualsTheReference(OracleCase given, OracleCase.Way way) {
    JsonNode facts = given.facts();
    NumpyArchive arrays = given.arrays();
    try (Kernels kernels = way.kernels()) {
      Network network =
          Network.supernet(
              SearchSpace.NAS_BENCH_201,
              ReferenceNetwork.size(facts),
              facts.get("affine").asBoolean(),
              facts.get("track_running_stats").asBoolean(),
              kernels);
      List<String> names = network.parameters().all().stream().map(Parameter::name).toList();
      List<String> order = new ArrayList<>();
      facts.get("weights_order").forEach(w -> order.add(w.get(0).asText()));
      assertThat(names).isEqualTo(order);
      ReferenceNetwork reference = new ReferenceNetwork(given, way, network);
      reference.setWeights("w/");
      reference.setStatistics("bn_before/");
      int[] labels = reference.setBatch("");
      Alpha alpha = Alpha.of(arrays.get("alpha/arch_parameters").rows());
      GumbelSoftmax.Draw draw =
          GumbelSoftmax.fromGumbel(
              alpha, facts.get("tau").asDouble(), arrays.get("draw/arch_parameters/gumbel").rows());
      assertThat(draw.index()).isEqualTo(arrays.get("draw/arch_parameters/index").ints());
      Architecture sampled = new Architecture(List.of(draw.index()));
      HardWeightGradients u =
          new HardWeightGradients(
              1, 6, 5, facts.get("alpha_gradient").asText().equals("with-unsampled"));

      reference.pass().forward(sampled, Mode.TRAINING);
      compareForward(reference, way, arrays);
      double loss = reference.pass().backward(labels, sampled, u);

      way.compare("loss", new double[] {loss}, arrays.get("loss").values());
      compareGradients(network, way, facts, arrays);
      reference.compareImages("gx", reference.pass().imageGradientOrNull());
      double[][] gradient = GumbelSoftmax.gradient(draw, u.ofKind(0));
      double[] flat = Stream.of(gradient).flatMapToDouble(java.util.Arrays::stream).toArray();
      way.compare("galpha", flat, arrays.get("galpha/arch_parameters").values());
      reference.compareStatistics("bn_after/");
      reference.pass().forward(sampled, Mode.EVALUATION);
      way.compare(
          "eval_logits",
          reference.pass().head().logits().toDoubles(),
          arrays.get("eval_logits").values());
    }
  }

  private static void compareForward(
      ReferenceNetwork reference, OracleCase.Way way, NumpyArchive arrays) {
    for (Iterator<String> names = arrays.names().iterator(); names.hasNext(); ) {
      String name = names.next();
      if (name.equals("act/cells.4")) {
        reference.compareImages(name, reference.pass().activation(5).value());
      }
    }
    way.compare(
        "features",
        reference.pass().head().features().toDoubles(),
        arrays.get("features").values());
    way.compare(
        "logits", reference.pass().head().logits().toDoubles(), arrays.get("logits").values());
  }

  private static void compareGradients(
      Network network, OracleCase.Way way, JsonNode facts, NumpyArchive arrays) {
    List<String> without = new ArrayList<>();
    facts.get("weights_without_gradient").forEach(w -> without.add(w.asText()));
    for (Parameter p : network.parameters().all()) {
      assertThat(p.isReached()).as(p.name()).isEqualTo(!without.contains(p.name()));
      if (p.isReached()) {
        way.compareGradient(
            p.name(), p.gradient().toDoubles(), arrays.get("gw/" + p.name()).values());
      }
    }
  }
}
