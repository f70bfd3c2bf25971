package cellscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.model.Alpha;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Derivation;
import cellscope.model.space.nasnet.NasNet;
import cellscope.model.space.nasnet.NasNetGenotypes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasNetGenotypeJsonTest {
  @Property(tries = 300, seed = "201")
  void whatIsWrittenIsReadBack(@ForAll("genotypes") Genotype genotype) {
    assertThat(GenotypeJson.read(GenotypeJson.write(genotype), "a.json")).isEqualTo(genotype);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[ 2, 3, 4, 5 ]; [ 2, 6 ]; a.json, cells[0].outputs: node 6 can't",
        "[ 2, 3, 4, 5 ]; [ 2, 2 ]; a.json, cells[0].outputs: node 2 can't",
        "[ 2, 3, 4, 5 ]; [ 2.0 ]; a.json, cells[0].outputs: node 2.0 can't",
        "[ 2, 3, 4, 5 ]; [ ]; a.json, cells[0].outputs: there is no output",
        "[ 2, 3, 4, 5 ]; 2; a.json, cells[0].outputs: expected a list, found 2",
        "\"to\" : 2; \"to\" : 3; a.json, cells[0].choices[0]: expected an edge into node 2",
        "\"from\" : 0; \"from\" : 2; a.json, cells[0].choices[0]: expected an edge into node 2",
        "skip_connect; none; a.json, cells[0].choices[0].operation: no operation is called \"none\"",
        "nasnet-frc; nasnet; a.json, cells: nasnet has 2 kinds of cell, found 1"
      })
  void aProblemNamesItsField(String good, String bad, String message) {
    Alpha alpha = Alpha.of(new double[14][8]);
    String text =
        GenotypeJson.write(NasNet.FIXED_REDUCTION.derive(List.of(alpha), Derivation.Rule.PAPER));
    assertThat(text).contains(good);
    String changed = text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

    assertThatThrownBy(() -> GenotypeJson.read(changed, "a.json"))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(message);
  }

  @Provide
  Arbitrary<Genotype> genotypes() {
    return NasNetGenotypes.any();
  }
}
