package cellscope.ui.search;

import cellscope.config.AlgorithmSpec;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigTexts;
import cellscope.config.RunConfig;
import cellscope.config.SearchConfig;
import cellscope.model.plan.NetworkSize;
import cellscope.ui.common.Texts;
import cellscope.ui.pane.layers.NetworkChoices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a search, by any algorithm. */
final class SearchForm implements FormKind {
  @Override
  public String title() {
    return Texts.of("search.title");
  }

  @Override
  public String start() {
    return Texts.of("search.start");
  }

  @Override
  public List<String> presets(ConfigSchema<? extends RunConfig> schema, Map<String, String> given) {
    return SampleConfigs.of(schema.algorithm().map(AlgorithmSpec::id).orElseThrow());
  }

  @Override
  public Optional<NetworkSize> check(
      ConfigSchema<? extends RunConfig> schema,
      Map<String, String> values,
      Map<String, String> problems) {
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      SearchConfig config = (SearchConfig) ConfigTexts.config(schema, values);
      return config.options().hasSupernet()
          ? Optional.of(NetworkSize.of(NetworkChoices.supernet(config)))
          : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty(); // the engine, which knows the images, says why
    }
  }
}
