package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import cellscope.engine.supernet.Network;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stand-alone network of a genotype against the published code's numbers (cases g): evaluation,
 * a training pass, evaluation with the statistics that it left.
 */
class StandAloneOracleTest {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (OracleCase given : OracleCase.startingWith("g\\d")) {
      for (OracleCase.Way way : OracleCase.Way.values()) {
        all.add(Arguments.of(given, way));
      }
    }
    assumeTrue(!all.isEmpty(), "no case g");
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void evaluationTrainingAndEvaluationAfterItEqualTheReference(
      OracleCase given, OracleCase.Way way) {
    try (Kernels kernels = way.kernels()) {
      Network network = ReferenceNetwork.standAlone(given.facts(), kernels);
      EdgeMix only = network.only();
      assertThat(network.parameters().count()).isEqualTo(given.facts().get("parameters").asLong());
      ReferenceNetwork reference = new ReferenceNetwork(given, way, network);
      reference.setWeights("w/");
      reference.setStatistics("bn_before/");
      int[] labels = reference.setBatch("");

      reference.pass().forward(only, Mode.EVALUATION);
      compareOutputs(reference, labels, given, way, "eval/");
      reference.compareStatistics("bn_before/");

      reference.pass().forward(only, Mode.TRAINING);
      compareOutputs(reference, labels, given, way, "");
      for (int cell = 0; given.arrays().has("act/cells." + cell); cell++) {
        reference.compareImages("act/cells." + cell, reference.pass().activation(cell + 1).value());
      }
      double loss = reference.pass().backward(labels, only, null);
      way.compare("loss", new double[] {loss}, given.arrays().get("loss").values());
      compareGradients(network, given, way);
      reference.compareImages("gx", reference.pass().imageGradientOrNull());
      reference.compareStatistics("bn_after/");

      reference.pass().forward(only, Mode.EVALUATION);
      way.compare(
          "eval_after/logits",
          reference.pass().head().logits().toDoubles(),
          given.arrays().get("eval_after/logits").values());
    }
  }

  private static void compareOutputs(
      ReferenceNetwork reference,
      int[] labels,
      OracleCase given,
      OracleCase.Way way,
      String prefix) {
    NumpyArchive arrays = given.arrays();
    way.compare(
        prefix + "features",
        reference.pass().head().features().toDoubles(),
        arrays.get(prefix + "features").values());
    way.compare(
        prefix + "logits",
        reference.pass().head().logits().toDoubles(),
        arrays.get(prefix + "logits").values());
    // with an auxiliary head, the loss of a training pass is a sum
    String loss = arrays.has(prefix + "loss_main") ? "loss_main" : "loss";
    way.compare(
        prefix + loss,
        new double[] {reference.pass().loss(labels)},
        arrays.get(prefix + loss).values());
  }

  private static void compareGradients(Network network, OracleCase given, OracleCase.Way way) {
    List<String> without = new ArrayList<>();
    given.facts().get("weights_without_gradient").forEach(w -> without.add(w.asText()));
    for (Parameter p : network.parameters().all()) {
      assertThat(p.isReached()).as(p.name()).isEqualTo(!without.contains(p.name()));
      if (!p.isReached()) {
        continue;
      }
      String key = "gw/" + p.name();
      double[] got = p.gradient().toDoubles();
      double[] want = given.arrays().get(key).values();
      JsonNode summary = given.facts().get("partial_gradients").get(key);
      if (summary == null) {
        way.compare(key, got, want);
      } else {
        // only the first output channels are kept, and sums over the whole
        way.compare(key, Arrays.copyOf(got, want.length), want);
        compareSummary(key, got, p.value().toDoubles(), summary, way);
      }
    }
  }

  private static void compareSummary(
      String key, double[] gradient, double[] weight, JsonNode summary, OracleCase.Way way) {
    double sum = 0;
    double squares = 0;
    double dot = 0;
    double weightSquares = 0;
    for (int i = 0; i < gradient.length; i++) {
      sum += gradient[i];
      squares += gradient[i] * gradient[i];
      dot += gradient[i] * weight[i];
      weightSquares += weight[i] * weight[i];
    }
    double norm = summary.get("l2_norm").asDouble();
    way.compareSummary(key + " norm", Math.sqrt(squares), norm, norm);
    way.compareSummary(
        key + " sum", sum, summary.get("sum").asDouble(), norm * Math.sqrt(gradient.length));
    way.compareSummary(
        key + " dot with weight",
        dot,
        summary.get("dot_with_weight").asDouble(),
        norm * Math.sqrt(weightSquares));
  }
}
