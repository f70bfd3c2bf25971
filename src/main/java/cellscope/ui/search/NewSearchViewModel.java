package cellscope.ui.search;

import cellscope.config.ConfigSchema;
import cellscope.config.ConfigTexts;
import cellscope.config.FieldSpec;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
import cellscope.config.SearchConfig;
import cellscope.config.TrainConfig;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.NetworkSize;
import cellscope.model.space.catalogue.Spaces;
import cellscope.ui.common.Texts;
import cellscope.ui.layers.NetworkChoices;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A config while it is typed: a text for every field, and what is wrong with each. */
public final class NewSearchViewModel {
  static final String GENOTYPE = "genotype";

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
          "data.cutout",
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
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
  private final ReadOnlyLongWrapper edits = new ReadOnlyLongWrapper(this, "edits");
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
    load(config, name, Map.of());
  }

  /** Fills the form, but for some fields, by path, that are given. */
  void load(RunConfig config, String name, Map<String, String> given) {
    loading = true;
    ConfigTexts.of(config).forEach((path, text) -> texts.get(path).set(text));
    if (config.name().isEmpty()) {
      texts.get("name").set(name);
    }
    given.forEach((path, text) -> texts.get(path).set(text));
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
    if (loading) {
      return;
    }
    Map<String, String> found = new LinkedHashMap<>();
    ConfigTexts.check(schema, values())
        .forEach(p -> found.putIfAbsent(p.path(), p.message() + "; " + p.remedy()));
    Optional<NetworkSize> counted = Optional.empty();
    if (schema.kind() == RunKind.TRAIN) {
      counted = checkTraining(found);
    } else if (found.isEmpty()) {
      counted = supernet();
    }
    problems.set(Collections.unmodifiableMap(found));
    size.set(counted.map(NewSearchViewModel::sizeText).orElse(""));
    edits.set(edits.get() + 1);
  }

  private Optional<NetworkSize> checkTraining(Map<String, String> found) {
    try {
      Genotype genotype = GenotypeField.read(values().get(GENOTYPE));
      if (!found.isEmpty()) {
        return Optional.empty();
      }
      TrainConfig config = (TrainConfig) ConfigTexts.config(schema, values());
      found.putAll(TrainFit.problems(config, genotype));
      return found.isEmpty() ? TrainFit.size(config, genotype) : Optional.empty();
    } catch (InputProblem e) {
      found.put(GENOTYPE, e.getMessage().replaceFirst("^genotype: ", ""));
      return Optional.empty();
    }
  }

  private Optional<NetworkSize> supernet() {
    try {
      SearchConfig config = (SearchConfig) ConfigTexts.config(schema, values());
      return Optional.of(NetworkSize.of(NetworkChoices.supernet(config)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty(); // the engine, which knows the images, says why
    }
  }

  private static String sizeText(NetworkSize size) {
    return Texts.of("search.size", size.parameters(), size.flops() / 1e6);
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

  /** The size of the network in words; empty where it is not known. */
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /** Changes with everything that is typed. */
  ReadOnlyLongProperty editsProperty() {
    return edits.getReadOnlyProperty();
  }

  /**
   * The config of what stands in the form; a genotype's name or file is replaced by its text.
   *
   * @throws cellscope.config.ConfigException if there are problems
   */
  public RunConfig config() {
    Map<String, String> values = values();
    values.computeIfPresent(GENOTYPE, (path, typed) -> Spaces.text(GenotypeField.read(typed)));
    return ConfigTexts.config(schema, values);
  }
}
