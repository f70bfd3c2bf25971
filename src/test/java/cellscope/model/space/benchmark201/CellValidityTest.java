package cellscope.model.space.benchmark201;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CellValidityTest {
  /** All ways from node 0 to node 3, as rows of the edges 1<-0, 2<-0, 2<-1, 3<-0, 3<-1, 3<-2. */
  private static final List<List<Integer>> PATHS =
      List.of(List.of(3), List.of(0, 4), List.of(1, 5), List.of(0, 2, 5));

  /**
   * Dong and Yang count 6,466 cells after isomorphism and 12,751 where zeros are not considered.
   */
  @Test
  void theSpaceHasThePublishedNumberOfDifferentCells() {
    assertThat(Genotypes.all().map(g -> CellValidity.uniqueString(g, true)).distinct())
        .hasSize(6_466);
    assertThat(Genotypes.all().map(g -> CellValidity.uniqueString(g, false)).distinct())
        .hasSize(12_751);
  }

  @Property(seed = "201")
  void aCellIsValidIfSomePathToTheLastNodeHasNoZero(@ForAll("cells") Genotype genotype) {
    List<Operation> operations = NasBench201Format.operations(genotype);
    boolean reached =
        PATHS.stream()
            .anyMatch(path -> path.stream().noneMatch(e -> operations.get(e) == Operation.NONE));

    assertThat(CellValidity.isValid(genotype)).isEqualTo(reached);
  }

  @Test
  void aChainOfSkipsIsTheSameCellAsOneSkip() {
    Genotype chain =
        NasBench201Format.parse(
            "|skip_connect~0|+|none~0|skip_connect~1|+|none~0|none~1|nor_conv_3x3~2|");
    Genotype direct =
        NasBench201Format.parse("|none~0|+|skip_connect~0|none~1|+|none~0|none~1|nor_conv_3x3~2|");

    assertThat(CellValidity.uniqueString(chain, true))
        .isEqualTo("#+#+(#+0)@nor_conv_3x3")
        .isEqualTo(CellValidity.uniqueString(direct, true));
  }

  @Test
  void aNodeOfZerosDoesNotPassThemOn() {
    Genotype zeros =
        NasBench201Format.parse("|skip_connect~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|");

    assertThat(CellValidity.uniqueString(zeros, true)).isEqualTo("#+#+(#+#)@nor_conv_3x3");
  }

  @Provide
  Arbitrary<Genotype> cells() {
    return Genotypes.any();
  }
}
