package cellscope.model.space.benchmark201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.genotype.Operation;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasBench201FormatTest {
  private static final String TEXT =
      "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|avg_pool_3x3~1|none~2|";

  @Test
  void theTextNamesTheOperationOfEachEdgeInOrder() {
    Genotype genotype = NasBench201Format.parse(TEXT);

    assertThat(genotype)
        .isEqualTo(
            Benchmark201.SPACE.ofEveryEdge(
                List.of(
                    Operation.NOR_CONV_3X3,
                    Operation.NONE,
                    Operation.NOR_CONV_1X1,
                    Operation.SKIP_CONNECT,
                    Operation.AVG_POOL_3X3,
                    Operation.NONE)));
    assertThat(NasBench201Format.format(genotype)).isEqualTo(TEXT);
  }

  @Test
  void everyCellOfTheSpaceSurvivesWritingAndReading() {
    assertThat(Genotypes.all().map(NasBench201Format::format).distinct()).hasSize(15_625);
    assertThat(Genotypes.all())
        .allSatisfy(
            g -> assertThat(NasBench201Format.parse(NasBench201Format.format(g))).isEqualTo(g));
  }

  @Test
  void whiteSpaceAroundTheTextIsPassedOver() {
    assertThat(NasBench201Format.parse(" \t" + TEXT + "\n"))
        .isEqualTo(NasBench201Format.parse(TEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 1; expected '|', the start of node 1, found the end",
        "|none~1|; 6; expected '~0', the source of edge 1<-0, found '~1|'",
        "|none~0|+|none~0|nor_conv_5x5~1|; 18; expected the operation of edge 2<-1",
        "|none~0|none~0|; 9; expected '+', before node 2, found 'none~0|'",
        "|none~0; 8; expected '|', the end of edge 1<-0, found the end",
        "|~0|; 2; expected the operation of edge 1<-0, found '~0|'",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|+|x~0|; 48; expected the end, found '+|x~0|'",
      })
  void aProblemNamesTheCharacterAndWhatWasExpectedThere(String text, int character, String what) {
    GenotypeProblem problem =
        catchThrowableOfType(GenotypeProblem.class, () -> NasBench201Format.parse(text));

    assertThat(problem.character()).isEqualTo(character);
    assertThat(problem).hasMessageStartingWith("genotype, character " + character + ": " + what);
  }

  @Test
  void anUnknownOperationIsAnsweredWithTheAllowedOnes() {
    assertThatThrownBy(() -> NasBench201Format.parse("|sep_conv_3x3~0|"))
        .hasMessageContaining("found 'sep_conv_3x3'")
        .hasMessageEndingWith(
            "use one of none, skip_connect, nor_conv_1x1, nor_conv_3x3, avg_pool_3x3");
  }

  @Property(seed = "201")
  void noTextBreaksTheParserAndEveryProblemIsOneShortLine(@ForAll("foreign") String text) {
    try {
      Genotype read = NasBench201Format.parse(text);
      assertThat(NasBench201Format.format(read)).isEqualTo(text.strip());
    } catch (GenotypeProblem problem) {
      assertThat(problem.character()).isBetween(1, text.length() + 1);
      assertThat(problem.getMessage()).matches("[\\x20-\\x7e]{1,300}");
    }
  }

  /**
   * Any text at all, texts of the format's own pieces, and good texts with one character changed.
   */
  @Provide
  Arbitrary<String> foreign() {
    Arbitrary<String> pieces =
        Arbitraries.of("|", "+", "~", "0", "1", "2", "none", "nor_conv_3x3", " ", "\n", "x")
            .list()
            .ofMaxSize(60)
            .map(parts -> String.join("", parts));
    Arbitrary<String> changed =
        Genotypes.any()
            .map(NasBench201Format::format)
            .flatMap(
                good ->
                    Arbitraries.integers()
                        .between(0, good.length() - 1)
                        .flatMap(
                            i ->
                                Arbitraries.chars()
                                    .map(c -> good.substring(0, i) + c + good.substring(i + 1))));
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(400), pieces, changed);
  }

  @Test
  void aGenotypeOfAnotherSpaceIsNotWritten() {
    Genotype other = new Genotype("nasnet", Genotypes.number(0).cells());

    assertThatThrownBy(() -> NasBench201Format.format(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nasnet");
  }

  @Test
  void aGenotypeThatLacksAnEdgeIsNotWritten() {
    CellGenotype cell = Genotypes.number(3).cells().get(0);
    Genotype cut =
        new Genotype(
            "nas-bench-201", List.of(new CellGenotype("cell", cell.choices().subList(0, 5))));

    assertThatThrownBy(() -> NasBench201Format.format(cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3<-2");
  }
}
