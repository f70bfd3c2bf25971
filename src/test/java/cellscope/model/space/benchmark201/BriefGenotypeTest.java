package cellscope.model.space.benchmark201;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.genotype.Genotype;
import org.junit.jupiter.api.Test;

class BriefGenotypeTest {
  @Test
  void theBriefNameListsOperationsInEdgeOrderAndNodesApart() {
    Genotype genotype =
        NasBench201Format.parse(
            "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|avg_pool_3x3~1|none~2|");

    assertThat(Benchmark201.SPACE.brief(genotype)).isEqualTo("3×3 / - 1×1 / skip avg -");
  }

  @Test
  void briefNamesTellAllCellsApartAndFitIntoALine() {
    assertThat(Genotypes.all().map(Benchmark201.SPACE::brief).distinct())
        .hasSize(Genotypes.COUNT)
        .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(39));
  }
}
