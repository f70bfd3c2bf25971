package cellscope.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import cellscope.model.Alpha;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Derivation;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.benchmark201.CellValidity;
import cellscope.model.space.benchmark201.NasBench201Format;
import cellscope.model.space.nasnet.NasNet;
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
    return derivations("nas_bench_201");
  }

  List<JsonNode> withReduction() throws IOException {
    return derivations("nasnet");
  }

  List<JsonNode> withFixedReduction() throws IOException {
    return derivations("nasnet_frc");
  }

  private static List<JsonNode> derivations(String space) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (Path file : ReferenceTable.files("i.*\\.json")) {
      new ObjectMapper().readTree(file.toFile()).path(space).forEach(all::add);
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  @ParameterizedTest
  @MethodSource("withReduction")
  void bothCellsAreThoseOfThePublishedCode(JsonNode given) throws IOException {
    assertDerives(NasNet.SPACE, List.of("normal_alpha", "reduce_alpha"), given);
  }

  @ParameterizedTest
  @MethodSource("withFixedReduction")
  void theNormalCellIsThatOfThePublishedCode(JsonNode given) throws IOException {
    assertDerives(NasNet.FIXED_REDUCTION, List.of("alpha"), given);
  }

  /** The original's rule gives its genotype; the paper's takes two inputs for each node. */
  private static void assertDerives(Space space, List<String> names, JsonNode given)
      throws IOException {
    List<Alpha> alphas = new ArrayList<>();
    for (String name : names) {
      alphas.add(Alpha.of(new ObjectMapper().treeToValue(given.get(name), double[][].class)));
    }
    Genotype derived = space.derive(alphas, Derivation.Rule.UPSTREAM);
    for (CellGenotype cell : derived.cells()) {
      List<String> wanted = new ArrayList<>();
      for (JsonNode node : given.get("genotype").get(cell.kind())) {
        node.forEach(pair -> wanted.add(pair.get(0).asText() + " " + pair.get(1).asInt()));
      }
      assertThat(cell.choices())
          .extracting(c -> c.operation() + " " + c.edge().from())
          .containsExactlyElementsOf(wanted);
    }
    for (CellGenotype cell : space.derive(alphas, Derivation.Rule.PAPER).cells()) {
      for (int c = 0; c < cell.choices().size(); c += 2) {
        assertThat(cell.choices().get(c).edge()).isNotEqualTo(cell.choices().get(c + 1).edge());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("derivations")
  void derivedCellsAreThoseOfThePublishedCode(JsonNode given) throws IOException {
    double[][] rows = new ObjectMapper().treeToValue(given.get("alpha"), double[][].class);
    Genotype derived = Derivation.strongest(Benchmark201.SPACE, Alpha.of(rows));

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
