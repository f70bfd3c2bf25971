package cellscope.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.config.AlgorithmSpec;
import cellscope.config.ConfigSchema;
import cellscope.config.FieldSpec;
import cellscope.config.LoopOptions;
import cellscope.config.SearchConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of a search while it is typed. */
class SearchFormTest {
  private final NewSearchViewModel model = new NewSearchViewModel(ConfigSchema.SEARCH);

  private void type(String path, String text) {
    model.text(path).set(text);
  }

  private List<String> main() {
    return model.main().stream().map(FieldSpec::path).toList();
  }

  private SearchConfig config() {
    return (SearchConfig) model.config();
  }

  @Test
  void chosenAlgorithmShowsItsFieldsAlone() {
    assertThat(main())
        .startsWith("name", "search.algorithm")
        .contains("search.temperatureMax", "alpha.learningRate");
    type("search.algorithm", "enas");
    assertThat(main())
        .startsWith("name", "search.algorithm")
        .contains("controller.steps", "space.channels")
        .doesNotContain("search.temperatureMax", "alpha.learningRate");
    assertThat(model.schema().field("alpha.beta1")).isEmpty();
    assertThat(model.help(model.schema().field("search.algorithm").orElseThrow()))
        .startsWith("ENAS: ");
    assertThat(config().options().algorithm()).isEqualTo("enas");
  }

  @Test
  void changedFieldsAreKeptAndOthersTakeTheNewDefaults() {
    type("seed", "9");
    type("search.batchSize", "32");
    type("search.temperatureMax", "7");
    type("search.algorithm", "darts-v1");
    LoopOptions options = config().options(LoopOptions.class);
    assertThat(config().seed()).isEqualTo(9);
    assertThat(options.batchSize()).isEqualTo(32);
    assertThat(options.epochs()).isEqualTo(100);
    assertThat(options.weights().gradientClip()).isZero();
    type("search.driver", "script");
    assertThat(config().options(LoopOptions.class).weights().gradientClip()).isEqualTo(5);
    type("search.algorithm", "gdas");
    assertThat(model.text("search.temperatureMax").get()).isEqualTo("7");
    assertThat(model.text("search.epochs").get()).isEqualTo("250");
  }

  @Test
  void problemsAreThoseOfTheChosenAlgorithm() {
    type("search.temperatureMax", "none");
    assertThat(model.problemsProperty().get()).containsOnlyKeys("search.temperatureMax");
    type("search.algorithm", "rea");
    assertThat(model.problemsProperty().get()).isEmpty();
    assertThat(model.sizeProperty().get()).as("no supernet is trained").isEmpty();
    type("space.name", "nasnet");
    assertThat(model.problemsProperty().get()).containsOnlyKeys("space.name");
  }

  @Test
  void loadedConfigShowsItsAlgorithm() {
    SearchConfig setn = ConfigSchema.search("setn").defaultConfig();
    type("search.driver", "script");
    model.load(setn, "loaded");
    assertThat(model.schema()).isSameAs(ConfigSchema.search("setn"));
    assertThat(config().options()).isEqualTo(setn.options());
    model.load(SearchConfig.defaults(), "loaded");
    assertThat(config().options()).isEqualTo(SearchConfig.defaults().options());
  }

  @Test
  void presetsAreThoseOfTheAlgorithm() {
    assertThat(SampleConfigs.of("gdas")).startsWith("quickstart").contains("nasnet-small");
    for (String id : AlgorithmSpec.ids()) {
      assertThat(SampleConfigs.of(id)).as(id).isNotEmpty();
      for (String preset : SampleConfigs.of(id)) {
        model.load(SampleConfigs.read(preset), preset);
        assertThat(model.problemsProperty().get()).as(preset).isEmpty();
        assertThat(config()).isEqualTo(SampleConfigs.read(preset));
      }
    }
  }
}
