package cellscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GumbelSoftmaxTest {
  record Given(double[][] alpha, double[][] noise, double[][] upstream) {}

  /**
   * The straight-through estimator takes the gradient of the soft relaxation: L = sum u p(alpha)
   * has it by finite differences.
   */
  @Property(seed = "201", tries = 100)
  void theGradientIsThatOfTheSoftRelaxation(
      @ForAll("given") Given given, @ForAll @DoubleRange(min = 0.5, max = 10) double temperature) {
    GumbelSoftmax.Draw draw =
        GumbelSoftmax.fromGumbel(Alpha.of(given.alpha()), temperature, given.noise());
    double[][] gradient = GumbelSoftmax.gradient(draw, given.upstream());

    double step = 1e-5;
    for (int e = 0; e < Alphas.EDGES; e++) {
      for (int k = 0; k < Alphas.OPERATIONS; k++) {
        double kept = given.alpha()[e][k];
        given.alpha()[e][k] = kept + step;
        double above = relaxedLoss(given, temperature);
        given.alpha()[e][k] = kept - step;
        double below = relaxedLoss(given, temperature);
        given.alpha()[e][k] = kept;
        assertThat(gradient[e][k]).isCloseTo((above - below) / (2 * step), within(1e-7));
      }
    }
  }

  private static double relaxedLoss(Given given, double temperature) {
    double[][] p =
        GumbelSoftmax.fromGumbel(Alpha.of(given.alpha()), temperature, given.noise())
            .probabilities();
    double loss = 0;
    for (int e = 0; e < p.length; e++) {
      for (int k = 0; k < p[e].length; k++) {
        loss += p[e][k] * given.upstream()[e][k];
      }
    }
    return loss;
  }

  @Property(seed = "201", tries = 200)
  void aRowsGradientSumsToZeroSinceAlphasLevelIsFree(@ForAll("given") Given given) {
    GumbelSoftmax.Draw draw = GumbelSoftmax.fromGumbel(Alpha.of(given.alpha()), 0.7, given.noise());

    for (double[] row : GumbelSoftmax.gradient(draw, given.upstream())) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(0, within(1e-12));
    }
  }

  @Property(seed = "201", tries = 200)
  void theChoiceDoesNotDependOnTheTemperature(
      @ForAll("given") Given given, @ForAll @DoubleRange(min = 0.1, max = 10) double temperature) {
    Alpha alpha = Alpha.of(given.alpha());

    assertThat(GumbelSoftmax.fromGumbel(alpha, temperature, given.noise()).index())
        .isEqualTo(GumbelSoftmax.fromGumbel(alpha, 1, given.noise()).index());
  }

  @Provide
  Arbitrary<Given> given() {
    return Combinators.combine(Alphas.matrices(3), Alphas.matrices(4), Alphas.matrices(2))
        .as(Given::new);
  }

  @Test
  void drawsFollowTheSoftmaxOfAlphaWhateverTheTemperature() {
    Alpha alpha = Alpha.of(new double[][] {{0.5, -1, 0, 2, 1}});
    RandomStream stream = RandomStream.ofSeed(11);
    int draws = 40_000;
    for (double temperature : new double[] {10, 0.1}) {
      int[] counts = new int[5];
      for (int i = 0; i < draws; i++) {
        counts[GumbelSoftmax.draw(alpha, temperature, stream::nextExponential).index()[0]]++;
      }
      for (int k = 0; k < counts.length; k++) {
        assertThat((double) counts[k] / draws).isCloseTo(alpha.softmax(0)[k], within(0.01));
      }
    }
  }

  @Test
  void noiseIsTakenRowByRow() {
    double[] noise = {0.1, 5, 5, 5, 5, 0.1};
    int[] next = {0};
    GumbelSoftmax.Draw draw =
        GumbelSoftmax.draw(Alpha.of(new double[2][3]), 1, () -> noise[next[0]++]);

    assertThat(draw.index()).containsExactly(0, 2);
  }

  @Test
  void aDrawThatIsNotFiniteIsMadeAgain() {
    double[] noise = {0, 0, 1, 0.5}; // zero noise gives an infinite logit
    int[] next = {0};
    GumbelSoftmax.Draw draw =
        GumbelSoftmax.draw(Alpha.of(new double[1][2]), 1, () -> noise[next[0]++]);

    assertThat(next[0]).isEqualTo(4);
    assertThat(draw.index()).containsExactly(1);
  }

  @Test
  void anAlphaThatIsNotFiniteEndsTheDrawing() {
    Alpha alpha = Alpha.of(new double[][] {{0, Double.NaN}});
    int[] taken = {0};

    assertThatThrownBy(
            () ->
                GumbelSoftmax.draw(
                    alpha,
                    1,
                    () -> {
                      taken[0]++;
                      return 1;
                    }))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("100 tries");
    assertThat(taken[0]).isEqualTo(200);
  }
}
