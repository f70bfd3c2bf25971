package cellscope.model.space.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.nasnet.NasNet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenotypeTextTest {
  static Iterable<String> names() {
    return PublishedCells.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void textOfAPublishedCellIsEnoughToRepeatIt(String name) {
    Genotype cell = PublishedCells.byName(name).orElseThrow();
    String text = Spaces.text(cell);
    assertThat(text).doesNotContain("\n").isNotEqualTo(name);
    assertThat(GenotypeText.parse(text)).isEqualTo(cell);
    assertThat(GenotypeText.parse(" " + name + "\n")).isEqualTo(cell);
    for (GenotypeForm form : Spaces.of(cell).forms()) {
      assertThat(GenotypeText.parse(form.write(cell))).isEqualTo(cell);
    }
  }

  @Test
  void fixedReductionCellStaysFixed() {
    String text = Spaces.text(PublishedCells.byName("GDAS_F1").orElseThrow());
    assertThat(text).contains("reduce=None");
    assertThat(GenotypeText.parse(text).space()).isEqualTo(NasNet.FIXED_REDUCTION.name());
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> GenotypeText.parse(" "))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("names no genotype");
    assertThatThrownBy(() -> GenotypeText.parse("GDAS_V9", "a.json"))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("a.json: 'GDAS_V9' is neither a genotype");
    assertThatThrownBy(() -> GenotypeText.parse("Genotype(")).isInstanceOf(GenotypeProblem.class);
    assertThatThrownBy(() -> GenotypeText.parse("|oops~0|")).isInstanceOf(GenotypeProblem.class);
  }
}
