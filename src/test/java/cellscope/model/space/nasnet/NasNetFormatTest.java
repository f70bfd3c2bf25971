package cellscope.model.space.nasnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.GenotypeProblem;
import cellscope.model.space.catalogue.PublishedCells;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasNetFormatTest {
  private static final String GDAS_F1 =
      "Genotype(normal=[('skip_connect', 0), ('skip_connect', 1), ('skip_connect', 0),"
          + " ('sep_conv_3x3', 2), ('skip_connect', 0), ('sep_conv_3x3', 2), ('skip_connect', 0),"
          + " ('sep_conv_3x3', 2)], normal_concat=range(2, 6), reduce=None, reduce_concat=None)";

  @Property(tries = 500, seed = "301")
  void whatIsWrittenIsReadBack(@ForAll("genotypes") Genotype genotype) {
    assertThat(DartsFormat.parse(DartsFormat.format(genotype))).isEqualTo(genotype);
    assertThat(AutoDlFormat.parse(AutoDlFormat.format(genotype))).isEqualTo(genotype);
  }

  @Test
  void dartsNamesAndRangesAreWritten() {
    assertThat(DartsFormat.format(PublishedCells.byName("GDAS_F1").orElseThrow()))
        .isEqualTo(GDAS_F1);
  }

  @Test
  void everyWayOfWritingThePublishedCodeIsRead() {
    Genotype wanted = PublishedCells.byName("GDAS_F1").orElseThrow();
    String nodes =
        "[(('skip_connect', 0), ('skip_connect', 1)), (('skip_connect', 0), ('dua_sepc_3x3', 2)),"
            + " (('skip_connect', 0), ('sep_conv_3x3', 2)), (('skip_connect', 0),"
            + " ('sep_conv_3x3', 2))]";
    String weighed = nodes.replace("0)", "0, 0.12540039)").replace("2)", "2, 1.5e-1)");

    for (String text :
        new String[] {
          GDAS_F1,
          "GDAS_F1 = " + GDAS_F1 + "\n",
          GDAS_F1.replace("range(2, 6)", "[2, 3, 4, 5]").replace('\'', '"'),
          GDAS_F1.replace("range(2, 6)", "list(range(2, 6))").replace(", r", ",  # why\n    r"),
          "{'normal': " + nodes + ", 'normal_concat': [2, 3, 4, 5]}",
          "{'normal_concat': [2, 3, 4, 5], 'normal': " + weighed + ",}",
          "Genotype(normal="
              + nodes
              + ", normal_concat=[2, 3, 4, 5], reduce=None,"
              + " reduce_concat=None, connectN=None, connects=None)"
        }) {
      assertThat(AutoDlFormat.parse(text)).as(text).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "('skip_connect', 1) | ('none', 1) | 40 | can choose 'none'; use one of skip_connect, sep",
        "('skip_connect', 1) | ('skip_connect', 2) | 56 | node 2 can't have the input 2; use 0 to 1",
        "('skip_connect', 1) | ('skip_connect', -1) | 56 | can't have the input -1",
        "('skip_connect', 1) | ('skip_connect') | 39 | expected an operation and an input",
        "('skip_connect', 1) | ('skip_connect', 1, 'a') | 59 | a weight is a number",
        "('skip_connect', 1) | os.system('ls') | 39 | found 'os.system('ls')",
        "('skip_connect', 1), | ('skip_connect', 1) | 59 | expected ',' or ']'",
        "('skip_connect', 0), | `` | 17 | normal has 7 pairs; give two pairs for each node",
        "range(2, 6) | range(2, 7) | 201 | normal_concat names something else than different nodes",
        "range(2, 6) | [2, 2] | 205 | normal_concat names something else than different nodes",
        "range(2, 6) | range(2) | 201 | expected a range of two small whole numbers",
        "range(2, 6) | range(2, 999999999) | 201 | expected a range of two small whole numbers",
        "reduce=None | recurrent=[] | 224 | this is a recurrent cell",
        "reduce=None | reduction=[] | 224 | no part of a genotype is called 'reduction'",
        "reduce=None | normal=[] | 214 | 'normal' stands twice",
        "reduce_concat=None) | reduce_concat=None | 245 | expected ',' or ')', found the end",
        "reduce_concat=None) | reduce_concat=None)) | 246 | expected the end, found ')'",
        "reduce_concat=None | reduce_concat=[2] | 241 | there is no reduce"
      })
  void aProblemNamesItsPlaceAndARemedy(String good, String bad, int character, String message) {
    assertThat(GDAS_F1).contains(good);
    String text = GDAS_F1.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

    assertThatThrownBy(() -> DartsFormat.parse(text))
        .isInstanceOf(GenotypeProblem.class)
        .hasMessageContaining(message)
        .hasMessageContaining(";")
        .extracting(e -> ((GenotypeProblem) e).character())
        .isEqualTo(character);
  }

  @Test
  void deeplyNestedBracketsAreRefused() {
    assertThatThrownBy(() -> DartsFormat.parse("[".repeat(1_000_000)))
        .isInstanceOf(GenotypeProblem.class)
        .hasMessageContaining("nested too deeply");
  }

  @Provide
  Arbitrary<Genotype> genotypes() {
    return NasNetGenotypes.any();
  }
}
