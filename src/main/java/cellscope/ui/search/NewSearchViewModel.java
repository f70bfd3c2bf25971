package cellscope.ui.search;

import cellscope.config.ConfigProblem;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigTexts;
import cellscope.config.FieldSpec;
import cellscope.config.SearchConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A config while it is typed: a text for every field, and what is wrong with each. */
public final class NewSearchViewModel {
  /** The fields that stand at the top of the form. */
  static final List<String> MAIN =
      List.of(
          "name",
          "data.dataset",
          "data.path",
          "space.channels",
          "space.cells",
          "search.epochs",
          "search.batchSize",
          "search.temperatureMax",
          "search.temperatureMin",
          "search.alphaGradient",
          "weights.learningRate",
          "alpha.learningRate",
          "seed",
          "execution.device");

  private final Map<String, StringProperty> texts = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<Map<String, String>> problems =
      new ReadOnlyObjectWrapper<>(this, "problems", Map.of());
  private boolean loading;

  /** A form of defaults. */
  public NewSearchViewModel() {
    for (FieldSpec field : ConfigSchema.SEARCH.fields()) {
      StringProperty text =
          new SimpleStringProperty(this, field.path(), FieldSpec.plain(field.defaultValue()));
      text.addListener(changed -> check());
      texts.put(field.path(), text);
    }
  }

  /** Fills the form. */
  public void load(SearchConfig config, String name) {
    loading = true;
    ConfigTexts.of(config).forEach((path, text) -> texts.get(path).set(text));
    if (config.name().isEmpty()) {
      texts.get("name").set(name);
    }
    loading = false;
    check();
  }

  private void check() {
    if (!loading) {
      problems.set(
          ConfigTexts.check(ConfigSchema.SEARCH, values()).stream()
              .collect(
                  Collectors.toMap(
                      ConfigProblem::path,
                      p -> p.message() + "; " + p.remedy(),
                      (first, second) -> first)));
    }
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    texts.forEach((path, text) -> values.put(path, text.get() == null ? "" : text.get()));
    return values;
  }

  /** The text of a field. */
  public StringProperty text(String path) {
    return texts.get(path);
  }

  /** What is wrong, by the field's path; empty where nothing is. */
  public ReadOnlyObjectProperty<Map<String, String>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /**
   * The config of what stands in the form.
   *
   * @throws cellscope.config.ConfigException if there are problems
   */
  public SearchConfig config() {
    return ConfigTexts.config(ConfigSchema.SEARCH, values());
  }
}
