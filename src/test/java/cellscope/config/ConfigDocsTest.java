package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigDocsTest {
  private static final Path BASE = Path.of(System.getProperty("project.basedir", "."));
  private static final String FIX = "write them anew: ./cellscope config-docs docs";

  @ParameterizedTest
  @EnumSource(RunKind.class)
  void documentsInTheRepositoryAreThoseOfTheRecords(RunKind kind) throws IOException {
    ConfigSchema<?> schema = ConfigSchema.of(kind);
    assertThat(Files.readString(BASE.resolve("docs").resolve(ConfigDocs.table(kind))))
        .as(FIX)
        .isEqualTo(ConfigDocs.table(schema));
    assertThat(Files.readString(BASE.resolve("docs").resolve(ConfigDocs.schema(kind))))
        .as(FIX)
        .isEqualTo(ConfigDocs.schema(schema));
  }

  @ParameterizedTest
  @EnumSource(RunKind.class)
  void tableNamesEveryFieldWithItsDefault(RunKind kind) {
    for (FieldSpec field : ConfigSchema.of(kind).fields()) {
      assertThat(ConfigDocs.table(ConfigSchema.of(kind))).contains("| `" + field.path() + "` |");
    }
    assertThat(ConfigDocs.table(ConfigSchema.SEARCH))
        .contains("| `search.temperatureMin` | `0.1` | above 0, at most 1000 |");
  }

  @Test
  void schemaHasTypeRangeAndDefaultOfAField() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(ConfigDocs.schema(ConfigSchema.SEARCH));
    JsonNode tau = schema.at("/properties/search/properties/temperatureMax");
    assertThat(tau.get("type").asText()).isEqualTo("number");
    assertThat(tau.get("exclusiveMinimum").asInt()).isZero();
    assertThat(tau.get("maximum").asInt()).isEqualTo(1000);
    assertThat(tau.get("default").asInt()).isEqualTo(10);
    assertThat(schema.at("/properties/data/properties/dataset/enum").size()).isEqualTo(7);
    assertThat(schema.at("/properties/seed/type").asText()).isEqualTo("integer");
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleConfigIsReadAndNamesTheSchema(Path sample) throws IOException {
    boolean training = sample.getFileName().toString().startsWith("train-");
    ConfigReader.read(ConfigSchema.of(training ? RunKind.TRAIN : RunKind.SEARCH), sample);
    JsonNode root = new ObjectMapper().readTree(sample.toFile());
    assertThat(sample.resolveSibling(root.get("$schema").asText())).exists();
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(BASE.resolve("sample-configs"))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    }
  }
}
