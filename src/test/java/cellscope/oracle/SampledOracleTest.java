package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.engine.nn.EdgeMix;
import cellscope.engine.search.SampledStep;
import cellscope.engine.search.SetnRules;
import cellscope.engine.search.SetnStep;
import cellscope.engine.search.SupernetStep.Half;
import cellscope.model.space.UniformDraw;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.Arrays;
import java.util.Collections;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The algorithms that train shared weights on sampled architectures, against the published code's
 * numbers: SETN (cases n), ENAS's shared weights (o) and random search with shared weights (p).
 */
class SampledOracleTest {
  static Stream<Arguments> setn() {
    return iterations("n\\d");
  }

  static Stream<Arguments> sampled() {
    return Stream.concat(iterations("o\\d"), iterations("p\\d"));
  }

  /** The cases with steps of a supernet. */
  private static Stream<Arguments> iterations(String prefix) {
    return OracleCase.byEachWay(
        OracleCase.startingWith(
            prefix, facts -> facts.has("weights_optimizer") && facts.has("iterations")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("setn")
  void setnEqualsTheReference(OracleCase given, OracleCase.Way way) {
    ReferenceRun.follow(
        given,
        way,
        run -> {
          SetnRules rules = new SetnRules(run.weightRules(), run.alphaRules());
          SetnStep step = new SetnStep(run.network(), rules, run.shape(), run.alphas());
          for (int it = 0; it < run.iterations(); it++) {
            String at = "it" + it + "/";
            EdgeMix architecture = run.architecture(at + "weight/arch");
            Half weight =
                step.weightStep(run.batch(at + "weight/"), architecture, run.learningRate());
            compareWeightStep(run, it, weight);
            Half arch = step.archStep(run.batch(at + "arch/"));
            run.compare(at + "arch/loss", arch.loss());
            run.compare(at + "arch/galpha", step.alpha().gradients());
            run.compare(at + "alpha", step.alpha().live());
          }
          run.compareAdam(step.alpha().adams());
          run.compareStatistics();
          run.compareEnd(run.batch("it0/arch/"), DartsOracleTest.softmax(step.alpha().alphas()));
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("sampled")
  void sampledStepsEqualTheReference(OracleCase given, OracleCase.Way way) {
    ReferenceRun.follow(
        given,
        way,
        run -> {
          SampledStep step = new SampledStep(run.network(), run.weightRules(), run.shape());
          EdgeMix last = null;
          for (int it = 0; it < run.iterations(); it++) {
            String at = "it" + it + "/";
            last = run.architecture(at + "weight/arch");
            Half weight = step.weightStep(run.batch(at + "weight/"), last, run.learningRate());
            compareWeightStep(run, it, weight);
            if (given.arrays().has(at + "arch/loss")) {
              EdgeMix forTheLog = run.architecture(at + "arch/arch");
              Half arch = step.measure(run.batch(at + "arch/"), forTheLog);
              run.compare(at + "arch/loss", arch.loss());
            }
          }
          run.compareStatistics();
          run.compareEnd(run.batch("it0/weight/"), last);
        });
  }

  private static void compareWeightStep(ReferenceRun run, int it, Half weight) {
    String at = "it" + it + "/";
    run.compare(at + "weight/loss", weight.loss());
    if (run.clip() > 0) {
      run.compareNorm(it, weight.gradientNorm());
    }
    run.compareGradients(at + "weight/gw/", run.clipFactor(weight.gradientNorm()));
    run.compareWeights(at + "w/");
  }

  static Stream<OracleCase> drawsByCell() {
    return OracleCase.startingWith("p\\d", facts -> facts.path("arrays").has("draws")).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drawsByCell")
  void deadNodesAreDrawnAgainInTheReferencesOrder(OracleCase given) {
    PrimitiveIterator.OfInt draws = Arrays.stream(given.arrays().get("draws").ints()).iterator();
    for (int it = 0; it < given.facts().get("iterations").asInt(); it++) {
      for (String part : new String[] {"weight", "arch"}) {
        NumpyArchive.Array drawn = given.arrays().get("it" + it + "/" + part + "/arch");
        assertThat(redrawn(drawn.shape()[0], draws))
            .isDeepEqualTo(ReferenceRun.architectures(drawn).toArray(int[][]::new));
      }
    }
    assertThat(draws.hasNext()).isFalse();
  }

  /** Draws of NAS-Bench-201 cells from given numbers. */
  static int[][] redrawn(int cells, PrimitiveIterator.OfInt draws) {
    UniformDraw uniform = new UniformDraw(Benchmark201.SPACE);
    return uniform.alive(Collections.nCopies(cells, 0), draws::nextInt).toArray(int[][]::new);
  }
}
