package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.Mode;
import cellscope.engine.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation of the NAS-Bench-201 space alone, and its residual block, against the published
 * code's numbers (cases e): a training pass with its gradients for a given gradient at the output,
 * then evaluation with the statistics that it left.
 */
class OperationOracleTest {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (OracleCase given : OracleCase.startingWith("e")) {
      for (JsonNode facts : given.facts().get("operations")) {
        if (isOfTheSpace(facts)) {
          for (OracleCase.Way way : OracleCase.Way.values()) {
            all.add(Arguments.of(facts.get("id").asText(), way, facts, given.arrays()));
          }
        }
      }
    }
    assumeTrue(!all.isEmpty(), "no operation of the NAS-Bench-201 space");
    return all.stream();
  }

  /** Between nodes of a cell nothing but a convolution may change the channels. */
  private static boolean isOfTheSpace(JsonNode facts) {
    boolean equalChannels = facts.path("C_in").asInt() == facts.path("C_out").asInt();
    int stride = facts.path("stride").asInt();
    return switch (facts.get("family").asText() + " " + facts.get("op").asText()) {
      case "search none", "search avg_pool_3x3" -> equalChannels;
      case "search skip_connect" -> equalChannels && stride == 1;
      case "search nor_conv_1x1", "search nor_conv_3x3" -> true;
      case "block ResNetBasicblock" -> stride == 2;
      default -> false;
    };
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void operationEqualsTheReference(
      String id, OracleCase.Way way, JsonNode facts, NumpyArchive arrays) {
    String prefix = id + "/";
    try (Kernels kernels = way.kernels()) {
      ReferenceOperation operation = ReferenceOperation.of(facts, kernels);
      for (Parameter p : operation.parameters().all()) {
        p.value()
            .write(arrays.get(prefix + "w/" + ReferenceOperation.reference(p.name())).values());
      }
      assertThat(operation.parameters().all()).hasSize(facts.get("weights").size());
      setStatistics(operation, prefix, arrays);
      operation.input().write(arrays.get(prefix + "x").channelsLast());
      operation.outputGradient().write(arrays.get(prefix + "gy").channelsLast());

      operation.forward(Mode.TRAINING);
      way.compareOperation(
          "y", operation.output().toDoubles(), arrays.get(prefix + "y").channelsLast());
      operation.backward();
      way.compareOperation(
          "gx", operation.inputGradient().toDoubles(), arrays.get(prefix + "gx").channelsLast());
      compareGradients(operation, facts, way, prefix, arrays);
      compareStatistics(operation, way, prefix, arrays);

      if (facts.get("has_batch_norm").asBoolean()) {
        operation.forward(Mode.EVALUATION);
        way.compareOperation(
            "eval_y", operation.output().toDoubles(), arrays.get(prefix + "eval_y").channelsLast());
      }
    }
  }

  private static void setStatistics(
      ReferenceOperation operation, String prefix, NumpyArchive arrays) {
    for (BatchNorm bn : operation.parameters().batchNorms()) {
      String key = prefix + "bn_before/" + ReferenceOperation.reference(bn.name());
      double[] mean = arrays.get(key + ".running_mean").values();
      double[] variance = arrays.get(key + ".running_var").values();
      System.arraycopy(mean, 0, bn.runningMean(), 0, mean.length);
      System.arraycopy(variance, 0, bn.runningVariance(), 0, variance.length);
    }
  }

  private static void compareGradients(
      ReferenceOperation operation,
      JsonNode facts,
      OracleCase.Way way,
      String prefix,
      NumpyArchive arrays) {
    boolean affine = facts.get("affine").asBoolean();
    for (Parameter p : operation.parameters().all()) {
      assertThat(p.isReached()).as(p.name()).isTrue();
      String key = "gw/" + ReferenceOperation.reference(p.name());
      double[] got = p.gradient().toDoubles();
      double[] want = arrays.get(prefix + key).values();
      if (affine) {
        way.compareOperation(key, got, want);
      } else {
        // a convolution has a bias only in front of a BN that is not affine
        way.compareGradient(key, got, want);
      }
    }
  }

  private static void compareStatistics(
      ReferenceOperation operation, OracleCase.Way way, String prefix, NumpyArchive arrays) {
    for (BatchNorm bn : operation.parameters().batchNorms()) {
      String key = prefix + "bn_after/" + ReferenceOperation.reference(bn.name());
      way.compareOperation(key, bn.runningMean(), arrays.get(key + ".running_mean").values());
      way.compareOperation(key, bn.runningVariance(), arrays.get(key + ".running_var").values());
    }
  }
}
