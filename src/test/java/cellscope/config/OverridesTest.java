package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private static final SearchConfig DEFAULTS = SearchConfig.defaults();

  @Test
  void overridesChangeTheirFieldsAlone() {
    SearchConfig changed =
        Overrides.apply(
            ConfigSchema.SEARCH,
            DEFAULTS,
            List.of(
                "search.epochs=3",
                "data.flip=false",
                "name=a=b c",
                "weights.learningRate=1e-1",
                "seed=-5",
                "search.epochs=4"));
    assertThat(changed.options().epochs()).isEqualTo(4);
    assertThat(changed.data().flip()).isFalse();
    assertThat(changed.name()).isEqualTo("a=b c");
    assertThat(changed.options(GdasOptions.class).weights().learningRate()).isEqualTo(0.1);
    assertThat(changed.seed()).isEqualTo(-5);
    assertThat(changed.space()).isEqualTo(DEFAULTS.space());
    assertThat(Overrides.apply(ConfigSchema.SEARCH, DEFAULTS, List.of())).isSameAs(DEFAULTS);
  }

  @Test
  void everyWrongOverrideIsNamed() {
    ConfigException problem =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                Overrides.apply(
                    ConfigSchema.SEARCH,
                    DEFAULTS,
                    List.of("search.epoch=3", "search.batchSize=many", "epochs", "space.cells=0")));
    assertThat(problem.sentences())
        .containsExactly(
            "--set: search.epoch is not a field; did you mean 'search.epochs'?",
            "--set: 'epochs' has no '='; write it as search.epochs=3",
            "--set: search.batchSize must be a whole number, not 'many'; its default is 64",
            "--set: space.cells must be from 1 to 50, not 0; its default is 5");
  }

  @Test
  void formTextsShowOneProblemForEachWrongField() {
    assertThat(
            ConfigTexts.check(
                ConfigSchema.SEARCH,
                Map.of("search.epochs", "", "search.temperatureMin", "11", "data.channels", "2")))
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder("search.epochs", "search.temperatureMin", "data.channels");
    assertThat(ConfigTexts.check(ConfigSchema.SEARCH, Map.of("search.epochs", " 7 "))).isEmpty();
  }

  @Test
  void recordsThemselvesRejectWrongValues() {
    assertThatThrownBy(() -> new SearchConfig.SpaceConfig("nas-bench-201", 0, 5, false, false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("space.channels must be from 1 to 512, not 0");
    assertThatThrownBy(() -> new AlphaConfig(Double.NaN, 0.5, 0.999, 1e-8, 0.001, 0.001))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> new AlphaConfig(0.1, 1, 0.999, 1e-8, 0.001, 0.001))
        .hasMessageContaining("alpha.beta1 must be below 1");
  }
}
