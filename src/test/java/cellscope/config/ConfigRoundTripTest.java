package cellscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ConfigRoundTripTest {
  @Property(tries = 300, seed = "20190614")
  void writtenConfigIsReadBackEqual(@ForAll("configs") SearchConfig config) {
    assertThat(ConfigReader.parse(ConfigWriter.toJson(config), "written")).isEqualTo(config);
  }

  @Property(tries = 300, seed = "20190614")
  void textsOfAConfigGiveTheSameConfig(@ForAll("configs") SearchConfig config) {
    assertThat(ConfigTexts.check(ConfigSchema.SEARCH, ConfigTexts.of(config))).isEmpty();
    assertThat(ConfigTexts.config(ConfigSchema.SEARCH, ConfigTexts.of(config))).isEqualTo(config);
  }

  @Property(tries = 200, seed = "20190614")
  void trainingIsReadBackEqual(@ForAll("trainings") TrainConfig config) {
    ConfigSchema<TrainConfig> schema = ConfigSchema.TRAIN;
    assertThat(ConfigReader.parse(schema, ConfigWriter.toJson(config), "written"))
        .isEqualTo(config);
    assertThat(ConfigTexts.config(schema, ConfigTexts.of(config))).isEqualTo(config);
  }

  @Provide
  Arbitrary<SearchConfig> configs() {
    return Arbitraries.of(AlgorithmSpec.ids()).flatMap(id -> configs(ConfigSchema.search(id)));
  }

  @Provide
  Arbitrary<TrainConfig> trainings() {
    return configs(ConfigSchema.TRAIN);
  }

  private static <C extends RunConfig> Arbitrary<C> configs(ConfigSchema<C> schema) {
    List<FieldSpec> fields = schema.fields();
    return Combinators.combine(fields.stream().map(ConfigRoundTripTest::values).toList())
        .as(
            values -> {
              Map<String, Object> byPath = new LinkedHashMap<>();
              for (int i = 0; i < fields.size(); i++) {
                byPath.put(fields.get(i).path(), values.get(i));
              }
              return byPath;
            })
        .filter(100_000, values -> schema.problems(values).isEmpty())
        .map(values -> ConfigValues.config(schema, values));
  }

  /**
   * Mostly the default, so that most drawn configs pass the checks of fields against one another.
   */
  private static Arbitrary<Object> values(FieldSpec field) {
    Arbitrary<Object> any =
        switch (field.type()) {
          case TEXT ->
              field.path().equals(AlgorithmSpec.FIELD)
                  ? Arbitraries.just(field.defaultValue())
                  : field.allowed().isEmpty()
                      ? Arbitraries.strings().ofMaxLength(12).asGeneric()
                      : Arbitraries.of(field.allowed()).asGeneric();
          case SWITCH -> Arbitraries.of(true, false).asGeneric();
          case LONG -> Arbitraries.longs().asGeneric();
          case INTEGER ->
              Arbitraries.integers()
                  .between((int) field.min(), (int) Math.min(field.max(), Integer.MAX_VALUE))
                  .asGeneric();
          case NUMBER ->
              Arbitraries.doubles()
                  .between(field.min(), Math.min(field.max(), 1e300))
                  .ofScale(12)
                  .asGeneric();
        };
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(field.defaultValue())), Tuple.of(1, any));
  }
}
