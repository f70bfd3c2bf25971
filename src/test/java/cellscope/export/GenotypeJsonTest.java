package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.NasBench201Format;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenotypeJsonTest {
  private static final Genotype GENOTYPE =
      NasBench201Format.parse(
          "|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|skip_connect~0|avg_pool_3x3~1|none~2|");
  private static final String TEXT = GenotypeJson.write(GENOTYPE);

  @Property(seed = "201")
  void whatIsWrittenIsReadBack(@ForAll("genotypes") Genotype genotype) {
    assertThat(GenotypeJson.read(GenotypeJson.write(genotype), "a.json")).isEqualTo(genotype);
  }

  @Test
  void theTextHoldsVersionSpaceAndEveryEdge() {
    assertThat(TEXT.replaceAll("\\s", ""))
        .startsWith(
            "{\"schemaVersion\":2,\"space\":\"nas-bench-201\",\"string\":\""
                + NasBench201Format.format(GENOTYPE)
                + "\",\"cells\":[{\"kind\":\"cell\",\"choices\":["
                + "{\"from\":0,\"to\":1,\"operation\":\"nor_conv_3x3\"},")
        .endsWith("{\"from\":2,\"to\":3,\"operation\":\"none\"}]}]}");
  }

  /** As the first version of the form was written. */
  @Test
  void filesOfTheFirstVersionAreRead() {
    String choices = TEXT.replaceFirst("(?s).*\"choices\" : ", "");
    String first =
        "{\"schemaVersion\" : 1, \"space\" : \"nas-bench-201\", \"cells\" : [ {"
            + "\"kind\" : \"cell\", \"edges\" : "
            + choices;
    assertThat(GenotypeJson.read(first, "a.json")).isEqualTo(GENOTYPE);
    assertThatThrownBy(() -> GenotypeJson.read(first.replaceFirst("1,", "9,"), "a.json"))
        .hasMessageContaining("version 9");
    assertThatThrownBy(() -> GenotypeJson.read(first.replaceFirst("nor_conv_3x3", "x"), "a.json"))
        .hasMessageStartingWith("a.json, cells[0].edges[0].operation: no operation");
  }

  @Test
  void theOrderOfTheEdgesDoesNotMatter() {
    String first =
        "{\n      \"from\" : 0,\n      \"to\" : 1,\n      \"operation\" : \"nor_conv_3x3\"\n    }";
    assertThat(TEXT).contains(first);
    String moved =
        TEXT.replace(first + ", ", "")
            .replace("\"none\"\n    } ]", "\"none\"\n    }, " + first + " ]");

    assertThat(moved).isNotEqualTo(TEXT);
    assertThat(GenotypeJson.read(moved, "a.json")).isEqualTo(GENOTYPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\" : 2; \"schemaVersion\" : 3; a.json, schemaVersion: version 3 is newer",
        "\"schemaVersion\" : 2; \"schemaVersion\" : \"2\"; a.json, schemaVersion: expected a whole",
        "nas-bench-201; nasnet-9; a.json, space: no search space is called \"nasnet-9\"",
        "\"kind\" : \"cell\"; \"kind\" : \"normal\"; a.json, cells[0].kind: expected the cell \"cell\"",
        "\"nor_conv_1x1\"; \"conv9\"; a.json, cells[0].choices[2].operation: no operation is called \"conv9\"",
        "\"to\" : 1; \"to\" : 0; a.json, cells[0].choices[0]: no edge leads so",
        "\"to\" : 1; \"to\" : 2; a.json, cells[0].choices[1]: edge 2<-0 stands twice",
        "\"choices\" :; \"paths\" :; a.json, cells[0].choices: expected a list, found nothing",
        "nor_conv_3x3~0; none~0; a.json, string: is not the string of the choices",
      })
  void aProblemNamesTheField(String good, String bad, String message) {
    assertThat(TEXT).contains(good);

    assertThatThrownBy(() -> GenotypeJson.read(TEXT.replaceFirst(good, bad), "a.json"))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aMissingEdgeIsNamed() {
    String cut = TEXT.replaceFirst(", \\{\\s*\"from\" : 2[^}]*}", "");

    assertThatThrownBy(() -> GenotypeJson.read(cut, "a.json"))
        .hasMessage(
            "a.json, cells[0].choices: edge 3<-2 is missing; add it, with \"none\" if it is absent");
  }

  @Test
  void textThatIsNotJsonIsToldWithLineAndColumn() {
    assertThatThrownBy(() -> GenotypeJson.read("{\n  \"space\": oops\n}", "a.json"))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("a.json:2:");
    assertThatThrownBy(() -> GenotypeJson.read(TEXT + "}", "a.json"))
        .isInstanceOf(InputProblem.class);
    assertThatThrownBy(() -> GenotypeJson.read("[".repeat(100_000), "a.json"))
        .isInstanceOf(InputProblem.class);
  }

  @Property(seed = "201")
  void noTextBreaksTheReaderAndEveryProblemIsOneLine(@ForAll("foreign") String text) {
    try {
      assertThat(GenotypeJson.read(text, "a.json").space()).isEqualTo("nas-bench-201");
    } catch (InputProblem problem) {
      assertThat(problem.getMessage()).startsWith("a.json").doesNotContain("\n");
    }
  }

  @Provide
  Arbitrary<Genotype> genotypes() {
    return Arbitraries.of(Benchmark201.SPACE.operations())
        .list()
        .ofSize(6)
        .map(ops -> Benchmark201.SPACE.ofEveryEdge(ops));
  }

  /** Any text, and the good text with a piece replaced. */
  @Provide
  Arbitrary<String> foreign() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "",
            "null",
            "\"\\n\"",
            "{",
            "}",
            "[]",
            "-1",
            "1e9",
            "true",
            "\"x\"",
            Operation.NONE.label());
    Arbitrary<String> changed =
        Arbitraries.integers()
            .between(0, TEXT.length() - 10)
            .flatMap(
                i ->
                    Arbitraries.integers()
                        .between(0, 9)
                        .flatMap(
                            n -> piece.map(p -> TEXT.substring(0, i) + p + TEXT.substring(i + n))));
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(200), changed);
  }
}
