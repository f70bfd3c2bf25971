package cellscope.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.nasnet.NasNet;
import cellscope.model.space.nasnet.NasNetCells;
import java.util.List;
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

    assertThat(NasBench201Format.format(Derivation.strongest(Benchmark201.SPACE, alpha)))
        .isEqualTo(
            "|none~0|+|none~0|nor_conv_1x1~1|+|avg_pool_3x3~0|skip_connect~1|nor_conv_3x3~2|");
  }

  @Test
  void theRulesDifferWhereOneInputHasTheTwoStrongestOperations() {
    double[][] rows = new double[14][8];
    rows[0] = new double[] {6, 0, 7, 6, 0, 0, 0, 0}; // shares 0.21 of none, 0.57, 0.21
    rows[1] = new double[] {0, 0, 0, 0, 0, 0, 0, 0.5}; // the last has 0.19
    Alpha alpha = Alpha.of(rows);

    assertThat(firstNode(alpha, Derivation.Rule.UPSTREAM))
        .isEqualTo("[dua_sepc_3x3 2<-0, dua_sepc_5x5 2<-0]");
    assertThat(firstNode(alpha, Derivation.Rule.PAPER))
        .isEqualTo("[dua_sepc_3x3 2<-0, max_pool_3x3 2<-1]");
  }

  @Test
  void equalStrengthsKeepTheOrderOfInputsThenOperations() {
    Alpha alpha = Alpha.of(new double[14][8]);

    assertThat(firstNode(alpha, Derivation.Rule.UPSTREAM))
        .isEqualTo("[skip_connect 2<-0, dua_sepc_3x3 2<-0]");
    assertThat(firstNode(alpha, Derivation.Rule.PAPER))
        .isEqualTo("[skip_connect 2<-0, skip_connect 2<-1]");
  }

  @Test
  void theBenchmarksSpaceHasOneRuleOnly() {
    Alpha alpha = Alpha.of(new double[6][5]);

    for (Derivation.Rule rule : Derivation.Rule.values()) {
      assertThat(Benchmark201.SPACE.derive(List.of(alpha), rule))
          .isEqualTo(Derivation.strongest(Benchmark201.SPACE, alpha));
      assertThat(Derivation.Rule.byLabel(rule.label())).contains(rule);
    }
    assertThat(Derivation.Rule.byLabel("")).isEmpty();
  }

  @Test
  void aDerivedGenotypeHasTwoChoicesForEachNodeOfEachCell() {
    Alpha alpha = Alpha.of(new double[14][8]);
    Genotype derived = NasNet.SPACE.derive(List.of(alpha, alpha), Derivation.Rule.PAPER);

    NasNetCells.require(derived);
    assertThat(derived.cells()).extracting(CellGenotype::kind).containsExactly("normal", "reduce");
    assertThat(derived.cells().get(1).choices()).hasSize(8);
    assertThat(derived.cells().get(1).outputs()).containsExactly(2, 3, 4, 5);
  }

  private static String firstNode(Alpha alpha, Derivation.Rule rule) {
    return NasNet.FIXED_REDUCTION
        .derive(List.of(alpha), rule)
        .cells()
        .get(0)
        .choices()
        .subList(0, 2)
        .stream()
        .map(c -> c.operation() + " " + c.edge().label())
        .toList()
        .toString();
  }

  @Test
  void anAlphaOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> Derivation.strongest(Benchmark201.SPACE, Alpha.of(new double[6][4])))
        .hasMessageContaining("4 columns");
    assertThatThrownBy(() -> Derivation.strongest(Benchmark201.SPACE, Alpha.of(new double[5][5])))
        .hasMessageContaining("6 operations");
    Alpha good = Alpha.of(new double[14][8]);
    Derivation.Rule rule = Derivation.Rule.PAPER;
    assertThatThrownBy(() -> NasNet.SPACE.derive(List.of(good), rule))
        .hasMessage("nasnet has 2 alphas, not 1");
    assertThatThrownBy(
            () -> NasNet.FIXED_REDUCTION.derive(List.of(Alpha.of(new double[13][8])), rule))
        .hasMessageContaining("13 rows");
  }
}
