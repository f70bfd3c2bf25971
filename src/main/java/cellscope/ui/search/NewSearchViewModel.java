package cellscope.ui.search;

import cellscope.config.ConfigProblem;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigTexts;
import cellscope.config.FieldSpec;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
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
  private static final List<String> SEARCH_MAIN =
      List.of(
          "name",
          "space.name",
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

  private static final List<String> TRAIN_MAIN =
      List.of(
          "name",
          "genotype",
          "data.dataset",
          "data.path",
          "network.channels",
          "network.cells",
          "network.auxiliaryWeight",
          "network.dropPath",
          "training.epochs",
          "training.warmupEpochs",
          "training.batchSize",
          "training.labelSmoothing",
          "weights.learningRate",
          "seed",
          "execution.device");

  private final ConfigSchema<? extends RunConfig> schema;
  private final Map<String, StringProperty> texts = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<Map<String, String>> problems =
      new ReadOnlyObjectWrapper<>(this, "problems", Map.of());
  private boolean loading;

  /** A form of a kind of run's defaults. */
  public NewSearchViewModel(ConfigSchema<? extends RunConfig> schema) {
    this.schema = schema;
    for (FieldSpec field : schema.fields()) {
      StringProperty text =
          new SimpleStringProperty(this, field.path(), FieldSpec.plain(field.defaultValue()));
      text.addListener(changed -> check());
      texts.put(field.path(), text);
    }
  }

  /** Fills the form. */
  public void load(RunConfig config, String name) {
    loading = true;
    ConfigTexts.of(config).forEach((path, text) -> texts.get(path).set(text));
    if (config.name().isEmpty()) {
      texts.get("name").set(name);
    }
    loading = false;
    check();
  }

  /** The kind of run that the form makes. */
  ConfigSchema<? extends RunConfig> schema() {
    return schema;
  }

  /** The fields that stand at the top of the form. */
  List<String> main() {
    return schema.kind() == RunKind.TRAIN ? TRAIN_MAIN : SEARCH_MAIN;
  }

  private void check() {
    if (!loading) {
      problems.set(
          ConfigTexts.check(schema, values()).stream()
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
  public RunConfig config() {
    return ConfigTexts.config(schema, values());
  }
}
