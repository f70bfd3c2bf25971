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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation and block of both spaces alone against the published code's numbers (cases e): a
 * training pass with its gradients for a given gradient at the output, then evaluation with the
 * statistics that it left.
 */
class OperationOracleTest {
  static Stream<Arguments> ofNasBench201() {
    return cases(OperationOracleTest::isOfNasBench201);
  }

  static Stream<Arguments> ofNasNet() {
    return cases(OperationOracleTest::isOfNasNet);
  }

  private static Stream<Arguments> cases(Predicate<JsonNode> wanted) {
    List<Arguments> all = new ArrayList<>();
    for (OracleCase given : OracleCase.startingWith("e")) {
      for (JsonNode facts : given.facts().get("operations")) {
        if (wanted.test(facts)) {
          for (OracleCase.Way way : OracleCase.Way.values()) {
            all.add(Arguments.of(facts.get("id").asText(), way, facts, given.arrays()));
          }
        }
      }
    }
    assumeTrue(!all.isEmpty(), "no operation of the space");
    return all.stream();
  }

  /** Between nodes of a cell nothing but a convolution may change the channels. */
  private static boolean isOfNasBench201(JsonNode facts) {
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

  private static boolean isOfNasNet(JsonNode facts) {
    return !facts.get("op").asText().equals("ResNetBasicblock") && !isOfNoNetwork(facts);
  }

  /**
   * What the published code could build and no network of either space has: none that changes the
   * channels, and residual blocks that keep the image's size.
   */
  private static boolean isOfNoNetwork(JsonNode facts) {
    return switch (facts.get("op").asText()) {
      case "none" -> facts.get("C_in").asInt() != facts.get("C_out").asInt();
      case "ResNetBasicblock" -> facts.get("stride").asInt() == 1;
      default -> false;
    };
  }

  @Test
  void theEngineHasEveryBlockButThoseThatNoNetworkUses() {
    List<String> untested = new ArrayList<>();
    for (OracleCase given : OracleCase.startingWith("e-operations")) {
      for (JsonNode facts : given.facts().get("operations")) {
        if (!isOfNasBench201(facts) && !isOfNasNet(facts)) {
          untested.add(facts.get("id").asText());
        }
      }
    }
    assertThat(untested)
        .containsExactly(
            "search-none-8-12-s1-plain-6x6",
            "search-none-8-12-s2-plain-6x6",
            "block-residual-8-8-s1",
            "block-residual-8-12-s1");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ofNasBench201")
  void operationEqualsTheReference(
      String id, OracleCase.Way way, JsonNode facts, NumpyArchive arrays) {
    try (Kernels kernels = way.kernels()) {
      compare(ReferenceOperation.of(facts, kernels), id, way, facts, arrays);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ofNasNet")
  void operationOfANasNetCellEqualsTheReference(
      String id, OracleCase.Way way, JsonNode facts, NumpyArchive arrays) {
    try (Kernels kernels = way.kernels()) {
      compare(ReferenceOperation.ofNasNet(facts, kernels), id, way, facts, arrays);
    }
  }

  private static void compare(
      ReferenceOperation operation,
      String id,
      OracleCase.Way way,
      JsonNode facts,
      NumpyArchive arrays) {
    String prefix = id + "/";
    for (Parameter p : operation.parameters().all()) {
      p.value().write(arrays.get(prefix + "w/" + ReferenceOperation.reference(p.name())).values());
    }
    assertThat(operation.parameters().all()).hasSize(facts.get("weights").size());
    setStatistics(operation, prefix, arrays);
    int inputs = operation.inputs().size();
    for (int i = 0; i < inputs; i++) {
      operation.inputs().get(i).write(arrays.get(prefix + numbered("x", i, inputs)).channelsLast());
    }
    operation.outputGradient().write(arrays.get(prefix + "gy").channelsLast());

    operation.forward(Mode.TRAINING);
    way.compareOperation(
        "y", operation.output().toDoubles(), arrays.get(prefix + "y").channelsLast());
    operation.backward();
    for (int i = 0; i < inputs; i++) {
      String key = numbered("gx", i, inputs);
      way.compareOperation(
          key, operation.inputGradient(i).toDoubles(), arrays.get(prefix + key).channelsLast());
    }
    compareGradients(operation, facts, way, prefix, arrays);
    compareStatistics(operation, way, prefix, arrays);

    if (facts.get("has_batch_norm").asBoolean()) {
      operation.forward(Mode.EVALUATION);
      way.compareOperation(
          "eval_y", operation.output().toDoubles(), arrays.get(prefix + "eval_y").channelsLast());
    }
  }

  private static String numbered(String key, int i, int count) {
    return count == 1 ? key : key + i;
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
        way.compareOperationGradient(key, got, want);
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
