package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @Test
  void missingFieldsTakeTheirDefaults() {
    SearchConfig config = ConfigReader.parse("{\"search\": {\"epochs\": 3}}", "a.json");
    GdasOptions gdas = config.options(GdasOptions.class);
    assertThat(config.options().epochs()).isEqualTo(3);
    assertThat(config.options().batchSize()).isEqualTo(64);
    assertThat(gdas.weights().learningRate()).isEqualTo(0.025);
    assertThat(gdas.alpha().epsilon()).isEqualTo(1e-8);
    assertThat(config.data().dataset()).isEqualTo("fashion-mnist-sample");
    assertThat(ConfigReader.parse("{}", "a.json")).isEqualTo(SearchConfig.defaults());
  }

  @Test
  void schemaReferenceIsAllowed() {
    assertThat(ConfigReader.parse("{\"$schema\": \"x.json\", \"seed\": 9}", "a.json").seed())
        .isEqualTo(9);
  }

  @Test
  void everyProblemIsToldWithItsLineAndColumn() {
    String text =
        """
        {
          "seeed": 1,
          "search": {
            "epochs": 0,
            "batchSize": "64",
            "epochs": 3,
            "temperatureMin": 20
          },
          "data": []
        }
        """;
    ConfigException problem = rejected(text);
    assertThat(problem.problems())
        .extracting(ConfigProblem::path, ConfigProblem::line, ConfigProblem::column)
        .containsExactly(
            tuple("seeed", 2, 3),
            tuple("search.epochs", 4, 5),
            tuple("search.batchSize", 5, 5),
            tuple("search.epochs", 6, 5),
            tuple("search.temperatureMin", 7, 5),
            tuple("data", 9, 3));
    assertThat(problem.getMessage())
        .startsWith("a.json:2: seeed is not a field; did you mean 'seed'?")
        .contains("5 more problems")
        .doesNotContain("\n");
    assertThat(problem.sentences())
        .contains(
            "a.json:4: search.epochs must be from 1 to 100000 epochs, not 0; its default is 250",
            "a.json:5: search.batchSize must be a whole number, not \"64\"; its default is 64");
  }

  @ParameterizedTest
  @CsvSource({
    "{\"epochs\": 3}, search.epochs",
    "{\"search\": {\"epocs\": 3}}, search.epochs",
    "{\"serach\": {}}, search",
    "{\"search\": {\"learningRate\": 1}}, weights.learningRate",
    "{\"data\": {\"crop_padding\": 1}}, data.cropPadding"
  })
  void unknownFieldNamesTheOneThatWasMeant(String text, String meant) {
    assertThat(rejected(text).getMessage()).contains("did you mean '" + meant + "'?");
  }

  @Test
  void unknownChoiceNamesTheNearestOne() {
    assertThat(rejected("{\"data\": {\"dataset\": \"cifar10\"}}").getMessage())
        .isEqualTo(
            "a.json:1: data.dataset must be one of fashion-mnist-sample, idx, cifar-10, cifar-100,"
                + " imagenet16-120, image-folder, imagenet, not 'cifar10'; did you mean 'cifar-10'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "[1]",
        "3",
        "{",
        "{\"seed\": }",
        "{\"seed\": 1} x",
        "{\"seed\": 1,}",
        "{seed: 1}",
        "{\"seed\": 1} {\"seed\": 2}",
        "{\"seed\": NaN}",
        "{\"search\": {\"epochs\": 3}"
      })
  void whatIsNotAConfigIsToldInOneLineWithItsPlace(String text) {
    assertThat(rejected(text).getMessage()).matches("a\\.json:[1-9]\\d*: [^\n]+; [^\n]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"seed\": 1.5}",
        "{\"seed\": 99999999999999999999}",
        "{\"seed\": null}",
        "{\"seed\": true}",
        "{\"seed\": 1e999999999}",
        "{\"name\": 3}",
        "{\"data\": {\"flip\": 1}}",
        "{\"data\": {\"flip\": \"true\"}}",
        "{\"data\": {\"channels\": [3]}}",
        "{\"data\": {\"channels\": 2}}",
        "{\"weights\": {\"learningRate\": 1e999}}",
        "{\"weights\": {\"learningRate\": 0.0001}}",
        "{\"weights\": {\"momentum\": 0}}",
        "{\"search\": {\"temperatureMin\": 0}}",
        "{\"alpha\": {\"beta1\": 1}}",
        "{\"execution\": {\"memoryLimit\": 100}}",
        "{\"alpha\": null}"
      })
  void wrongValueIsRejected(String text) {
    assertThat(rejected(text).problems()).hasSize(1);
  }

  @Test
  void wholeNumberMayBeWrittenWithAPointOrAnExponent() {
    assertThat(
            ConfigReader.parse("{\"search\": {\"epochs\": 1e2, \"batchSize\": 8.0}}", "a")
                .options())
        .satisfies(
            s -> {
              assertThat(s.epochs()).isEqualTo(100);
              assertThat(s.batchSize()).isEqualTo(8);
            });
  }

  @Test
  void problemOfAFieldThatWasLeftOutStandsAtItsSection() {
    ConfigException problem = rejected("{\n\"weights\": {\n\"learningRate\": 0.0001}}");
    assertThat(problem.problems().get(0).path()).isEqualTo("weights.minLearningRate");
    assertThat(problem.problems().get(0).line()).isEqualTo(2);
  }

  @Test
  void missingFileFolderAndForeignBytesAreToldApart(@TempDir Path folder) throws IOException {
    Path bytes = folder.resolve("bytes.json");
    Files.write(bytes, new byte[] {(byte) 0xFF, 0x00, (byte) 0xC0});
    assertThatThrownBy(() -> ConfigReader.read(folder.resolve("none.json")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.json: there is no such file");
    assertThatThrownBy(() -> ConfigReader.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> ConfigReader.read(bytes)).hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void byteOrderMarkIsSkipped(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bom.json");
    Files.writeString(file, "\uFEFF{\"seed\": 4}");
    assertThat(ConfigReader.read(file).seed()).isEqualTo(4);
  }

  private static ConfigException rejected(String text) {
    ConfigException problem =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.parse(text, "a.json"));
    assertThat(problem).as("%s", List.of(text)).isNotNull();
    return problem;
  }
}
