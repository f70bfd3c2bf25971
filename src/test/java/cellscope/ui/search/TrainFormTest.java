package cellscope.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.PublishedCells;
import cellscope.model.space.catalogue.Spaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a training while it is typed. */
class TrainFormTest {
  @TempDir Path folder;

  private final NewSearchViewModel model = new NewSearchViewModel(ConfigSchema.TRAIN);

  @BeforeEach
  void small() {
    type("network.channels", "8");
    type("network.cells", "1");
  }

  private void type(String path, String text) {
    model.text(path).set(text);
  }

  private Map<String, String> problems() {
    return model.problemsProperty().get();
  }

  private static String text(String cell) {
    return Spaces.text(published(cell));
  }

  private static Genotype published(String cell) {
    return PublishedCells.byName(cell).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "resnet, network.auxiliaryWeight, 0.4, no auxiliary head",
    "resnet, network.dropPath, 0.2, no paths to drop",
    "all-3x3, network.stem, imagenet, choose cifar",
    "GDAS_F1, network.channels, 6, multiple of 4",
    "GDAS_V1, network.channels, 1, 2 or more",
    "NASNet, network.stem, imagenet, multiples of 32",
    "NASNet, training.epochs, none, a whole number"
  })
  void whatDoesNotGoTogetherIsToldBesideItsField(
      String cell, String path, String value, String told) {
    type("genotype", text(cell));
    assertThat(problems()).isEmpty();
    type(path, value);
    assertThat(problems()).containsOnlyKeys(path);
    assertThat(problems().get(path)).contains(told);
    assertThat(model.sizeProperty().get()).isEmpty();
  }

  @Test
  void auxiliaryHeadNeedsLargeEnoughImages() {
    type("genotype", text("GDAS_V1"));
    type("network.auxiliaryWeight", "0.4");
    type("data.dataset", "cifar-10");
    assertThat(problems()).isEmpty();
    type("data.dataset", "imagenet16-120");
    assertThat(problems()).containsOnlyKeys("network.auxiliaryWeight");
    assertThat(problems().get("network.auxiliaryWeight")).contains("16×16", "24 or more");
  }

  @ParameterizedTest
  @CsvSource({"'', is empty", "nonsense, neither a genotype", "|nor_conv_9x9~0|, nor_conv_9x9"})
  void aWrongGenotypeIsToldBesideIt(String typed, String told) {
    type("genotype", typed);
    assertThat(problems()).containsOnlyKeys("genotype");
    assertThat(problems().get("genotype")).contains(told);
  }

  @Test
  void sizeIsThatOfTheNetworkWhichIsTrained() {
    type("genotype", "resnet");
    type("data.dataset", "cifar-10");
    type("network.channels", "16");
    type("network.cells", "5");
    // 73,306 + 2 * 243,040 parameters: the benchmark's formula for two 3x3 convolutions
    assertThat(model.sizeProperty().get()).startsWith("559,386 parameters, 78.6 M FLOPs");
  }

  @Test
  void nameOrFileOfAGenotypeBecomesItsText() throws Exception {
    type("genotype", "gdas_v1");
    assertThat(((TrainConfig) model.config()).genotype()).isEqualTo(text("GDAS_V1"));
    Path file = Files.writeString(folder.resolve("cell.txt"), text("DARTS_V2"));
    type("genotype", file.toString());
    assertThat(problems()).isEmpty();
    assertThat(((TrainConfig) model.config()).genotype()).isEqualTo(text("DARTS_V2"));
  }

  @Test
  void everyPresetSuitsTheCellsThatItIsOfferedFor() {
    for (String cell : PublishedCells.names()) {
      for (String preset : SampleConfigs.trainingsOf(published(cell))) {
        TrainConfig config = SampleConfigs.read(ConfigSchema.TRAIN, preset);
        model.load(config, preset, Map.of("genotype", text(cell)));
        assertThat(problems()).as(preset + " for " + cell).isEmpty();
      }
    }
  }
}
