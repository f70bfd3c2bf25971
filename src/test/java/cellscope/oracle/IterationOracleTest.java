package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.Adam;
import cellscope.engine.nn.BatchNorm;
import cellscope.engine.nn.Parameter;
import cellscope.engine.search.GdasRules;
import cellscope.engine.search.GdasStep;
import cellscope.engine.supernet.Network;
import cellscope.model.GumbelSoftmax;
import cellscope.model.space.benchmark201.Benchmark201;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two iterations with both optimisers against the published code's numbers (cases f). f1 runs under
 * upstream's rules for clipping and for weights that were not drawn, f2 clips the weights' gradient
 * alone, f3 leaves weights that were not drawn untouched, as ours does by default.
 */
class IterationOracleTest {
  static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (OracleCase given : OracleCase.startingWith("f\\d")) {
      for (OracleCase.Way way : OracleCase.Way.values()) {
        all.add(Arguments.of(given, way));
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void iterationsEqualTheReference(OracleCase given, OracleCase.Way way) {
    JsonNode facts = given.facts();
    NumpyArchive arrays = given.arrays();
    try (Kernels kernels = way.kernels()) {
      Network network =
          Network.supernet(
              Benchmark201.SPACE,
              ReferenceNetwork.size(facts),
              facts.get("affine").asBoolean(),
              facts.get("track_running_stats").asBoolean(),
              kernels);
      for (Parameter p : network.parameters().all()) {
        p.value().write(arrays.get("w0/" + p.name()).values());
      }
      for (BatchNorm bn : network.parameters().batchNorms()) {
        setStatistics(bn, arrays);
      }
      JsonNode input = facts.get("input");
      GdasStep step =
          new GdasStep(
              network,
              rules(facts),
              facts.get("batch").asInt(),
              input.get(1).asInt(),
              input.get(2).asInt(),
              input.get(0).asInt(),
              List.<double[][]>of(arrays.get("alpha0").rows()));
      for (int it = 0; it < facts.get("facts").size(); it++) {
        iterate(given, way, step, it);
      }
      way.compare(
          "exp_avg", flat(step.adams().get(0).first()), arrays.get("adam_end/exp_avg").values());
      way.compare(
          "exp_avg_sq",
          flat(step.adams().get(0).second()),
          arrays.get("adam_end/exp_avg_sq").values());
      compareStatistics(network, way, arrays);
    }
  }

  private static GdasRules rules(JsonNode facts) {
    JsonNode sgd = facts.get("sgd");
    JsonNode adam = facts.get("adam");
    return new GdasRules(
        facts.get("alpha_gradient").asText().equals("with-unsampled"),
        facts.get("zero_grad").asText().contains("before 2.0"),
        facts.get("clip").get("norm_over").asText().contains("alpha"),
        facts.get("clip").get("max_norm").asDouble(),
        sgd.get("momentum").asDouble(),
        sgd.get("nesterov").asBoolean(),
        sgd.get("weight_decay").asDouble(),
        new Adam.Settings(
            adam.get("lr").asDouble(),
            adam.get("betas").get(0).asDouble(),
            adam.get("betas").get(1).asDouble(),
            adam.get("eps").asDouble(),
            adam.get("weight_decay").asDouble()));
  }

  private static void iterate(OracleCase given, OracleCase.Way way, GdasStep step, int it) {
    NumpyArchive arrays = given.arrays();
    JsonNode facts = given.facts().get("facts").get(it);
    String at = "it" + it + "/";
    GdasStep.Half weight =
        step.weightStep(
            batch(arrays, at + "weight/"),
            List.of(draw(step, given, at + "weight/")),
            facts.get("lr").asDouble());
    way.compare(
        at + "weight/loss", new double[] {weight.loss()}, arrays.get(at + "weight/loss").values());
    way.compare(
        at + "norm",
        new double[] {weight.gradientNorm()},
        new double[] {facts.get("norm_weights").asDouble()});
    int moved = 0;
    for (Parameter p : step.network().parameters().all()) {
      String key = at + "w/" + p.name();
      if (arrays.has(key)) {
        moved++;
        way.compare(key, p.value().toDoubles(), arrays.get(key).values());
      }
    }
    assertThat(moved).isEqualTo(facts.get("weights_moved_count").asInt());
    GdasStep.Half arch =
        step.archStep(batch(arrays, at + "arch/"), List.of(draw(step, given, at + "arch/")));
    way.compare(
        at + "arch/loss", new double[] {arch.loss()}, arrays.get(at + "arch/loss").values());
    way.compare(
        at + "galpha", flat(step.alphaGradients().get(0)), arrays.get(at + "arch/galpha").values());
    way.compare(
        at + "alpha", flat(step.alphas().get(0).toRows()), arrays.get(at + "alpha").values());
  }

  private static Batch batch(NumpyArchive arrays, String prefix) {
    double[] images = arrays.get(prefix + "x").channelsLast();
    float[] pixels = new float[images.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) images[i]; // exact: the inputs have few digits
    }
    int[] labels = arrays.get(prefix + "y").ints();
    return new Batch(labels.length, pixels, labels);
  }

  private static GumbelSoftmax.Draw draw(GdasStep step, OracleCase given, String prefix) {
    GumbelSoftmax.Draw draw =
        GumbelSoftmax.fromGumbel(
            step.alphas().get(0),
            given.facts().get("tau").asDouble(),
            given.arrays().get(prefix + "draw/gumbel").rows());
    assertThat(draw.index()).isEqualTo(given.arrays().get(prefix + "draw/index").ints());
    return draw;
  }

  private static void setStatistics(BatchNorm bn, NumpyArchive arrays) {
    String key = "bn0/" + bn.name();
    if (bn.runningMean() != null && arrays.has(key + ".running_mean")) {
      double[] mean = arrays.get(key + ".running_mean").values();
      System.arraycopy(mean, 0, bn.runningMean(), 0, mean.length);
      double[] variance = arrays.get(key + ".running_var").values();
      System.arraycopy(variance, 0, bn.runningVariance(), 0, variance.length);
    }
  }

  private static void compareStatistics(Network network, OracleCase.Way way, NumpyArchive arrays) {
    for (BatchNorm bn : network.parameters().batchNorms()) {
      String key = "bn_end/" + bn.name() + ".running_mean";
      if (arrays.has(key)) {
        way.compare(key, bn.runningMean(), arrays.get(key).values());
      }
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
