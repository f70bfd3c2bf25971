package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.data.Batch;
import cellscope.engine.nn.EdgeMix;
import cellscope.engine.search.AlphaDescent;
import cellscope.engine.search.DartsRules;
import cellscope.engine.search.DartsStep;
import cellscope.engine.search.SecondOrderDartsStep;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.engine.search.Unrolled;
import cellscope.model.Alpha;
import cellscope.model.space.Derivation;
import cellscope.model.space.nasnet.NasNet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DARTS, first and second order, against the published code's numbers (cases l and m). */
class DartsOracleTest {
  static Stream<Arguments> firstOrder() {
    return OracleCase.byEachWay(OracleCase.startingWith("l\\d"));
  }

  static Stream<Arguments> secondOrder() {
    return OracleCase.byEachWay(OracleCase.startingWith("m\\d"));
  }

  private static DartsRules rules(ReferenceRun run) {
    return new DartsRules(run.weightRules(), run.clipsWithAlpha(), run.alphaRules());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("firstOrder")
  void firstOrderEqualsTheReference(OracleCase given, OracleCase.Way way) {
    ReferenceRun.follow(
        given,
        way,
        run -> {
          DartsStep step = new DartsStep(run.network(), rules(run), run.shape(), run.alphas());
          for (int it = 0; it < run.iterations(); it++) {
            String at = "it" + it + "/";
            Half weight = step.weightStep(run.batch(at + "weight/"), run.learningRate());
            compareWeightStep(run, it, weight, step.alpha());
            Half arch = step.archStep(run.batch(at + "arch/"));
            run.compare(at + "arch/loss", arch.loss());
            run.compare(at + "arch/galpha", step.alpha().gradients());
            run.compare(at + "alpha", step.alpha().live());
          }
          compareEnd(run, step.alpha());
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("secondOrder")
  void secondOrderEqualsTheReference(OracleCase given, OracleCase.Way way) {
    ReferenceRun.follow(
        given,
        way,
        run -> {
          boolean archFirst = given.facts().get("order").asText().startsWith("arch step");
          SecondOrderDartsStep step =
              new SecondOrderDartsStep(run.network(), rules(run), run.shape(), run.alphas());
          for (int it = 0; it < run.iterations(); it++) {
            if (archFirst) {
              unrolledStep(run, it, step);
            }
            Batch batch = run.batch("it" + it + "/weight/");
            Half weight = step.weightStep(batch, run.learningRate());
            compareWeightStep(run, it, weight, step.alpha());
            if (!archFirst) {
              unrolledStep(run, it, step);
            }
          }
          compareEnd(run, step.alpha());
        });
  }

  private static void unrolledStep(ReferenceRun run, int it, SecondOrderDartsStep step) {
    String at = "it" + it + "/";
    step.archStep(run.batch(at + "weight/"), run.batch(at + "arch/"), run.learningRate());
    Unrolled found = step.lastUnrolled();
    String in = at + "unrolled/";
    run.compare(in + "base_loss", found.base().loss());
    run.compare(in + "arch_loss", found.arch().loss());
    run.compare(in + "plus_loss", found.plus().loss());
    run.compare(in + "minus_loss", found.minus().loss());
    run.compare(in + "dalpha", found.direct());
    run.compare(in + "R", found.radius());
    run.compare(in + "galpha_plus", found.galphaPlus());
    run.compare(in + "galpha_minus", found.galphaMinus());
    if (run.way().isDouble()) {
      run.compare(in + "implicit", implicit(found)); // in single precision, mostly rounding
    }
    run.compare(at + "arch/galpha", step.alpha().gradients());
    run.compare(at + "alpha", step.alpha().live());
  }

  private static List<double[][]> implicit(Unrolled found) {
    List<double[][]> all = new ArrayList<>();
    for (int kind = 0; kind < found.galphaPlus().size(); kind++) {
      double[][] plus = found.galphaPlus().get(kind);
      double[][] minus = found.galphaMinus().get(kind);
      double[][] rows = new double[plus.length][plus[0].length];
      for (int e = 0; e < rows.length; e++) {
        for (int k = 0; k < rows[e].length; k++) {
          rows[e][k] = (plus[e][k] - minus[e][k]) / (2 * found.radius());
        }
      }
      all.add(rows);
    }
    return all;
  }

  private static void compareWeightStep(ReferenceRun run, int it, Half weight, AlphaDescent alpha) {
    String at = "it" + it + "/";
    run.compare(at + "weight/loss", weight.loss());
    double norm = weight.gradientNorm();
    if (run.clipsWithAlpha()) {
      double squares = alpha.gradients().stream().mapToDouble(DartsOracleTest::squares).sum();
      norm = Math.sqrt(norm * norm + squares);
      double factor = run.clipFactor(norm);
      run.compareNorm(it, norm);
      run.compare(
          at + "weight/galpha", alpha.gradients().stream().map(g -> times(factor, g)).toList());
    }
    run.compareGradients(at + "weight/gw/", run.clipFactor(norm));
    run.compareWeights(at + "w/");
  }

  private static double squares(double[][] rows) {
    return Arrays.stream(ReferenceRun.flat(rows)).map(v -> v * v).sum();
  }

  private static double[][] times(double factor, double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(v -> factor * v).toArray())
        .toArray(double[][]::new);
  }

  private static void compareEnd(ReferenceRun run, AlphaDescent alpha) {
    run.compareAdam(alpha.adams());
    run.compareStatistics();
    run.compareEnd(run.batch("it0/arch/"), softmax(alpha.alphas()));
    JsonNode genotype = run.given().facts().path("facts").path("genotype");
    if (run.space().equals(NasNet.SPACE) && !genotype.isMissingNode()) {
      assertThat(run.space().derive(alpha.alphas(), Derivation.Rule.UPSTREAM))
          .isEqualTo(ReferenceGenotype.nasNet(genotype));
    }
  }

  /** The mix of all candidates that alpha stands for. */
  static EdgeMix softmax(List<Alpha> alphas) {
    return EdgeMix.joint(
        alphas.stream()
            .map(
                alpha -> {
                  double[][] rows = new double[alpha.edges()][];
                  Arrays.setAll(rows, alpha::softmax);
                  return rows;
                })
            .toList());
  }
}
