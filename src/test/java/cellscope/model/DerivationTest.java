package cellscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DerivationTest {
  @Test
  void theStrongestOperationOfEachEdgeIsTakenAndTheFirstOfEqualOnes() {
    Alpha alpha =
        Alpha.of(
            new double[][] {
              {9, 1, 2, 3, 4}, // none may win
              {0, 0, 0, 0, 0},
              {-3, -2, -1, -1, -2},
              {0, 0, 0, 0, 1e-12},
              {-1, 5, 5, 5, 5},
              {0, 1, 2, 3, 2}
            });

    assertThat(NasBench201Format.format(Derivation.strongest(SearchSpace.NAS_BENCH_201, alpha)))
        .isEqualTo(
            "|none~0|+|none~0|nor_conv_1x1~1|+|avg_pool_3x3~0|skip_connect~1|nor_conv_3x3~2|");
  }

  @Test
  void anAlphaOfAnotherShapeIsRefused() {
    assertThatThrownBy(
            () -> Derivation.strongest(SearchSpace.NAS_BENCH_201, Alpha.of(new double[6][4])))
        .hasMessageContaining("4 columns");
    assertThatThrownBy(
            () -> Derivation.strongest(SearchSpace.NAS_BENCH_201, Alpha.of(new double[5][5])))
        .hasMessageContaining("6 operations");
  }
}
