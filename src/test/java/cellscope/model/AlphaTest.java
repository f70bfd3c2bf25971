package cellscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AlphaTest {
  @Property(seed = "201")
  void softmaxRowsSumToOneAndKeepTheOrderOfTheirValues(@ForAll("any") double[][] rows) {
    Alpha alpha = Alpha.of(rows);
    for (int e = 0; e < rows.length; e++) {
      double[] p = alpha.softmax(e);
      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
      for (int j = 0; j < p.length; j++) {
        for (int k = 0; k < p.length; k++) {
          if (rows[e][j] < rows[e][k]) {
            assertThat(p[j]).isLessThanOrEqualTo(p[k]);
          }
        }
      }
      assertThat(p[alpha.argmax(e)]).isEqualTo(Arrays.stream(p).max().orElseThrow());
    }
  }

  @Property(seed = "201")
  void addingAConstantToARowChangesNoProbability(@ForAll("any") double[][] rows) {
    double[][] shifted =
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row).map(v -> v + 100).toArray())
            .toArray(double[][]::new);

    assertThat(Alpha.of(shifted).softmax(2))
        .containsExactly(Alpha.of(rows).softmax(2), within(1e-10));
  }

  @Property(seed = "201")
  void entropyLiesBetweenZeroAndTheLogOfTheOperations(@ForAll("any") double[][] rows) {
    assertThat(Alpha.of(rows).entropy(1)).isBetween(-1e-12, Math.log(5) + 1e-12);
  }

  @Provide
  Arbitrary<double[][]> any() {
    return Alphas.matrices(700);
  }

  @Test
  void softmaxOfKnownValues() {
    Alpha alpha = Alpha.of(new double[][] {{Math.log(1), Math.log(2), Math.log(5)}});

    assertThat(alpha.softmax(0)).containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
    assertThat(alpha.logSoftmax(0)[2]).isCloseTo(Math.log(0.625), within(1e-15));
  }

  @Test
  void entropyIsLargestForEqualValuesAndZeroForACertainChoice() {
    Alpha alpha = Alpha.of(new double[][] {{3, 3, 3, 3, 3}, {0, 900, 0, 0, 0}});

    assertThat(alpha.entropy(0)).isCloseTo(Math.log(5), within(1e-12));
    assertThat(alpha.entropy(1)).isCloseTo(0, within(1e-12));
  }

  @Test
  void theFirstOfEqualValuesIsTheArgmax() {
    assertThat(Alpha.of(new double[][] {{1, 2, 2, 0}}).argmax(0)).isEqualTo(1);
  }

  @Test
  void whatIsGivenAndTakenAreCopies() {
    double[][] rows = {{1, 2}, {3, 4}};
    Alpha alpha = Alpha.of(rows);
    rows[0][0] = 9;
    alpha.row(1)[0] = 9;
    alpha.toRows()[1][1] = 9;

    assertThat(alpha).isEqualTo(Alpha.of(new double[][] {{1, 2}, {3, 4}}));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Alpha.of(new double[][] {{1, 2}, {3}}))
        .hasMessage("row 1 of alpha has 1 values, row 0 has 2");
  }

  @Test
  void oneValueThatIsNoNumberMakesAlphaNotFinite() {
    assertThat(Alpha.of(new double[][] {{1, 2}}).isFinite()).isTrue();
    assertThat(Alpha.of(new double[][] {{1, Double.NaN}}).isFinite()).isFalse();
    assertThat(Alpha.of(new double[][] {{Double.NEGATIVE_INFINITY, 1}}).isFinite()).isFalse();
  }
}
