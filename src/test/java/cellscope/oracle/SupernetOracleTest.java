package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.MixGradients;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.supernet.Network;
import cellscope.model.Alpha;
import cellscope.model.GumbelSoftmax;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One training pass of each space's supernet against the published code's numbers (cases a to d).
 */
class SupernetOracleTest {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (String prefix : List.of("a\\d", "b\\d", "c\\d", "d\\d")) {
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
      Space space = space(facts);
      Network network =
          Network.supernet(
              space,
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
      List<String> alphas = alphas(space);
      List<GumbelSoftmax.Draw> draws = alphas.stream().map(a -> draw(a, given)).toList();
      EdgeMix sampled = EdgeMix.single(draws.stream().map(d -> d.index()).toList());
      MixGradients u =
          new MixGradients(
              space.cells().size(),
              space.cells().get(0).edges().size(),
              space.operations().size(),
              facts.get("alpha_gradient").asText().equals("with-unsampled"));

      reference.pass().forward(sampled, Mode.TRAINING);
      compareForward(reference, way, arrays);
      double loss = reference.pass().backward(labels, sampled, u);

      way.compare("loss", new double[] {loss}, arrays.get("loss").values());
      compareGradients(network, way, facts, arrays);
      reference.compareImages("gx", reference.pass().imageGradientOrNull());
      for (int kind = 0; kind < alphas.size(); kind++) {
        double[][] gradient = GumbelSoftmax.gradient(draws.get(kind), u.ofKind(kind));
        way.compare(
            "galpha/" + alphas.get(kind),
            Stream.of(gradient).flatMapToDouble(java.util.Arrays::stream).toArray(),
            arrays.get("galpha/" + alphas.get(kind)).values());
      }
      reference.compareStatistics("bn_after/");
      reference.pass().forward(sampled, Mode.EVALUATION);
      way.compare(
          "eval_logits",
          reference.pass().head().logits().toDoubles(),
          arrays.get("eval_logits").values());
    }
  }

  private static Space space(JsonNode facts) {
    if (facts.get("search_space").asText().equals("nas-bench-201")) {
      return Benchmark201.SPACE;
    }
    return facts.get("cells").toString().contains("GDAS_Reduction_Cell")
        ? NasNet.FIXED_REDUCTION
        : NasNet.SPACE;
  }

  /** The published code's names of alpha, in the order of the space's kinds of cell. */
  private static List<String> alphas(Space space) {
    return space.equals(NasNet.SPACE)
        ? List.of("arch_normal_parameters", "arch_reduce_parameters")
        : List.of("arch_parameters");
  }

  private static GumbelSoftmax.Draw draw(String name, OracleCase given) {
    NumpyArchive arrays = given.arrays();
    GumbelSoftmax.Draw draw =
        GumbelSoftmax.fromGumbel(
            Alpha.of(arrays.get("alpha/" + name).rows()),
            given.facts().get("tau").asDouble(),
            arrays.get("draw/" + name + "/gumbel").rows());
    assertThat(draw.index()).isEqualTo(arrays.get("draw/" + name + "/index").ints());
    return draw;
  }

  private static void compareForward(
      ReferenceNetwork reference, OracleCase.Way way, NumpyArchive arrays) {
    for (String name : arrays.names()) {
      // layers within the network hold their ReLU alone where nobody reads the value itself
      if (name.startsWith("act/cells.")) {
        int layer = Integer.parseInt(name.substring("act/cells.".length())) + 1;
        if (!arrays.has("act/cells." + layer)) {
          reference.compareImages(name, reference.pass().activation(layer).value());
        }
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
