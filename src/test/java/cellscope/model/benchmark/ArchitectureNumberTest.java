package cellscope.model.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.NasBench201Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureNumberTest {
  @Test
  void theLastEdgeIsTheFastest() {
    assertThat(ArchitectureNumber.COUNT).isEqualTo(15_625);
    assertThat(ArchitectureNumber.operations(0)).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(ArchitectureNumber.operations(7)).containsExactly(0, 0, 0, 0, 1, 2);
    assertThat(ArchitectureNumber.text(3125 + 3))
        .isEqualTo("|skip_connect~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|");
  }

  @Test
  void everyNumberComesBack() {
    for (int n = 0; n < ArchitectureNumber.COUNT; n++) {
      assertThat(ArchitectureNumber.of(ArchitectureNumber.operations(n))).isEqualTo(n);
      assertThat(ArchitectureNumber.parse(ArchitectureNumber.text(n))).isEqualTo(n);
    }
    assertThat(ArchitectureNumber.of(NasBench201Format.parse(ArchitectureNumber.text(9_999))))
        .isEqualTo(9_999);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "|none~0|",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~3|",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|x",
        "|none~0||none~0|none~1|+|none~0|none~1|none~2|",
        "|none~0|+|none~0|max_pool_3x3~1|+|none~0|none~1|none~2|"
      })
  void anotherTextHasNoNumber(String text) {
    assertThat(ArchitectureNumber.parse(text)).isEqualTo(-1);
  }

  @Test
  void whatIsNoArchitectureIsRefused() {
    assertThatThrownBy(() -> ArchitectureNumber.of(new int[5])).hasMessageContaining("6 edges");
    assertThatThrownBy(() -> ArchitectureNumber.of(new int[] {0, 0, 5, 0, 0, 0}))
        .hasMessageContaining("index 5");
    assertThatThrownBy(() -> ArchitectureNumber.operations(15_625)).hasMessageContaining("15625");
  }

  /** 6,466 is the number that the NAS-Bench-201 paper gives (section 2). */
  @Test
  void isomorphicCellsAreOneGroup() {
    int straight = ArchitectureNumber.of(new int[] {0, 0, 0, 3, 0, 0});
    int behindSkip = ArchitectureNumber.of(new int[] {1, 0, 0, 0, 3, 0});
    int twice = ArchitectureNumber.of(new int[] {3, 0, 0, 0, 3, 0});
    assertThat(IsomorphicCells.areIsomorphic(straight, behindSkip)).isTrue();
    assertThat(IsomorphicCells.areIsomorphic(straight, twice)).isFalse();
    assertThat(IsomorphicCells.of(behindSkip)).contains(straight, behindSkip).isSorted();
    assertThat(IsomorphicCells.representative(behindSkip))
        .isEqualTo(IsomorphicCells.of(straight)[0]);
    int largest = ArchitectureNumber.ofAll(Operation.NOR_CONV_3X3);
    assertThat(IsomorphicCells.of(largest)).containsExactly(largest);
    assertThat(IsomorphicCells.count()).isEqualTo(6_466);
  }
}
