package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import cellscope.model.Alpha;
import cellscope.model.CellValidity;
import cellscope.model.Derivation;
import cellscope.model.Genotype;
import cellscope.model.NasBench201Format;
import cellscope.model.SearchSpace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Genotypes, validity and isomorphism texts that the published code derives from given alphas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenotypeOracleTest {
  List<JsonNode> derivations() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (Path file : ReferenceTable.files("i.*\\.json")) {
      new ObjectMapper().readTree(file.toFile()).path("nas_bench_201").forEach(all::add);
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void derivedCellsAreThoseOfThePublishedCode(JsonNode given) throws IOException {
    double[][] rows = new ObjectMapper().treeToValue(given.get("alpha"), double[][].class);
    Genotype derived = Derivation.strongest(SearchSpace.NAS_BENCH_201, Alpha.of(rows));

    assertAll(
        () -> assertThat(NasBench201Format.format(derived)).isEqualTo(given.get("string").asText()),
        () -> assertThat(NasBench201Format.parse(given.get("string").asText())).isEqualTo(derived),
        () ->
            assertThat(CellValidity.isValid(derived))
                .isEqualTo(given.get("check_valid").asBoolean()),
        () ->
            assertThat(CellValidity.uniqueString(derived, false))
                .isEqualTo(given.get("unique").asText()),
        () ->
            assertThat(CellValidity.uniqueString(derived, true))
                .isEqualTo(given.get("unique_consider_zero").asText()));
  }
}
