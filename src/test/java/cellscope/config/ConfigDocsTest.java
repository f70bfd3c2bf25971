package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigDocsTest {
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));
  private static final String FIX = "write them anew: ./cellscope config-docs docs";

  @Test
  void documentsInTheRepositoryAreThoseOfTheRecords() throws IOException {
    for (Map.Entry<String, String> document : ConfigDocs.documents().entrySet()) {
      assertThat(BASE.resolve("docs").resolve(document.getKey()))
          .as(FIX)
          .content()
          .isEqualTo(document.getValue());
    }
    try (Stream<Path> ofAlgorithms = Files.list(BASE.resolve("docs/config"))) {
      assertThat(ofAlgorithms.map(f -> "config/" + f.getFileName()))
          .allMatch(ConfigDocs.documents()::containsKey);
    }
  }

  @ParameterizedTest
  @EnumSource(RunKind.class)
  void tableNamesEveryFieldWithItsDefault(RunKind kind) {
    for (FieldSpec field : ConfigSchema.of(kind).fields()) {
      assertThat(ConfigDocs.text(ConfigSchema.of(kind))).contains("| `" + field.path() + "` |");
    }
    assertThat(ConfigDocs.text(ConfigSchema.SEARCH))
        .contains("| `search.temperatureMin` | `0.1` | above 0, at most 1000 |");
  }

  @Test
  void tableOfAnAlgorithmHasItsOwnFieldsAndTheirDefaultsUnderTheOtherDriver() {
    String text = ConfigDocs.text(ConfigSchema.search("enas"));
    assertThat(text)
        .contains("| `weights.gradientClip` | `0`; `5` where `search.driver` is `script` |")
        .contains("| `controller.steps` | `50` |")
        .doesNotContain("temperature", "`alpha.", "`data.flip`");
  }

  @Test
  void schemaHasTypeRangeAndDefaultOfAField() throws IOException {
    JsonNode root = new ObjectMapper().readTree(ConfigJsonSchema.of(RunKind.SEARCH));
    assertThat(root.at("/allOf/0/if/properties/search/properties/algorithm/const").asText())
        .isEqualTo("gdas");
    JsonNode tau = root.at("/allOf/0/then/properties/search/properties/temperatureMax");
    assertThat(tau.get("type").asText()).isEqualTo("number");
    assertThat(tau.get("exclusiveMinimum").asInt()).isZero();
    assertThat(tau.get("maximum").asInt()).isEqualTo(1000);
    assertThat(tau.get("default").asInt()).isEqualTo(10);
    assertThat(root.at("/properties/data/properties/dataset/enum").size()).isEqualTo(7);
    assertThat(root.at("/properties/seed/type").asText()).isEqualTo("integer");
    assertThat(root.get("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleConfigIsReadAndNamesTheSchema(Path sample) throws IOException {
    switch (ConfigReader.kindOf(sample)) {
      case RACE -> RaceConfigReader.read(sample);
      case TRAIN -> ConfigReader.read(ConfigSchema.TRAIN, sample);
      case SEARCH -> ConfigReader.read(ConfigSchema.SEARCH, sample);
    }
    JsonNode root = new ObjectMapper().readTree(sample.toFile());
    assertThat(sample.resolveSibling(root.get("$schema").asText())).exists();
  }

  @Test
  void aFileIsReadAsWhatItsNameSays() throws IOException {
    assertThat(samples())
        .allSatisfy(
            sample -> {
              String name = sample.getFileName().toString();
              ConfigKind kind = ConfigReader.kindOf(sample);
              assertThat(kind == ConfigKind.RACE).isEqualTo(name.startsWith("race-"));
              assertThat(kind == ConfigKind.TRAIN).isEqualTo(name.startsWith("train-"));
            });
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(BASE.resolve("sample-configs"))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    }
  }
}
