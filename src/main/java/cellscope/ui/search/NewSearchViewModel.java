package cellscope.ui.search;

import cellscope.config.AlgorithmSpec;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigTexts;
import cellscope.config.FieldSpec;
import cellscope.config.RunConfig;
import cellscope.model.plan.NetworkSize;
import cellscope.model.space.catalogue.Spaces;
import cellscope.ui.common.Texts;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

  private static final List<String> FIRST = List.of("name", AlgorithmSpec.FIELD);

  private final ConfigSchema<? extends RunConfig> plain;
  private final ReadOnlyObjectWrapper<ConfigSchema<? extends RunConfig>> schema;
  private final Map<String, StringProperty> texts = new LinkedHashMap<>();
  private final Map<String, String> defaults = new HashMap<>(); // last shown, by path
  private final ReadOnlyObjectWrapper<Map<String, String>> problems =
      new ReadOnlyObjectWrapper<>(this, "problems", Map.of());
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
  private final ReadOnlyLongWrapper edits = new ReadOnlyLongWrapper(this, "edits");
  private boolean loading;

  /** A form of a kind of run's defaults; of a search, with the fields of any algorithm. */
  public NewSearchViewModel(ConfigSchema<? extends RunConfig> schema) {
    plain = schema;
    this.schema = new ReadOnlyObjectWrapper<>(this, "schema", schema);
    schema.fields().forEach(this::addText);
    schema.choices().forEach(choice -> choice.fields().forEach(this::addText));
  }

  /** What the form of this kind of run says and offers. */
  FormKind kind() {
    return FormKind.ALL.get(plain.kind());
  }

  private void addText(FieldSpec field) {
    texts.computeIfAbsent(
        field.path(),
        path -> {
          String standard = FieldSpec.plain(field.defaultValue());
          StringProperty text = new SimpleStringProperty(this, path, standard);
          text.addListener(changed -> typed());
          defaults.put(path, standard);
          return text;
        });
  }

  /** Fills the form. */
  public void load(RunConfig config, String name) {
    load(config, name, Map.of());
  }

  /** Fills the form, but for some fields, by path, that are given. */
  void load(RunConfig config, String name, Map<String, String> given) {
    loading = true;
    Map<String, String> values = ConfigTexts.of(config);
    take(plain.suiting(values));
    values.forEach((path, text) -> texts.get(path).set(text));
    if (config.name().isEmpty()) {
      texts.get("name").set(name);
    }
    given.forEach((path, text) -> texts.get(path).set(text));
    loading = false;
    check();
  }

  /** The fields that are shown, with their defaults: those of the algorithm that is chosen. */
  ReadOnlyObjectProperty<ConfigSchema<? extends RunConfig>> schemaProperty() {
    return schema.getReadOnlyProperty();
  }

  /** The schema that is shown. */
  ConfigSchema<? extends RunConfig> schema() {
    return schema.get();
  }

  /** The fields that stand at the top of the form, name and algorithm first. */
  List<FieldSpec> main() {
    Predicate<FieldSpec> first = f -> FIRST.contains(f.path());
    List<FieldSpec> all = schema().fields().stream().filter(FieldSpec::main).toList();
    return Stream.concat(all.stream().filter(first), all.stream().filter(Predicate.not(first)))
        .toList();
  }

  /** One line on a field; on the algorithm, what the chosen one does. */
  String help(FieldSpec field) {
    return schema()
        .algorithm()
        .filter(a -> field.path().equals(AlgorithmSpec.FIELD))
        .map(a -> a.label() + ": " + a.help())
        .orElse(field.help());
  }

  private void typed() {
    if (loading) {
      return;
    }
    ConfigSchema<? extends RunConfig> now = schema().suiting(values());
    if (now != schema()) {
      loading = true;
      take(now);
      loading = false;
    }
    check();
  }

  /** Shows the fields of a schema; those that stood at their default take the new one. */
  private void take(ConfigSchema<? extends RunConfig> now) {
    for (FieldSpec field : now.fields()) {
      String standard = FieldSpec.plain(field.defaultValue());
      StringProperty text = texts.get(field.path());
      boolean untouched = defaults.put(field.path(), standard).equals(text.get());
      if (untouched && !field.path().equals(AlgorithmSpec.FIELD)) {
        text.set(standard);
      }
    }
    schema.set(now);
  }

  private void check() {
    Map<String, String> found = new LinkedHashMap<>();
    ConfigTexts.check(schema(), values())
        .forEach(p -> found.putIfAbsent(p.path(), p.message() + "; " + p.remedy()));
    Optional<NetworkSize> counted = kind().check(schema(), values(), found);
    problems.set(Collections.unmodifiableMap(found));
    size.set(counted.map(NewSearchViewModel::sizeText).orElse(""));
    edits.set(edits.get() + 1);
  }

  private static String sizeText(NetworkSize size) {
    return Texts.of("search.size", size.parameters(), size.flops() / 1e6);
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (FieldSpec field : schema().fields()) {
      String text = texts.get(field.path()).get();
      values.put(field.path(), text == null ? "" : text);
    }
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
    return ConfigTexts.config(schema(), values);
  }
}
