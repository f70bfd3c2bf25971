package cellscope.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All fields of one kind of config, made from the records' {@link Setting} annotations: the one
 * source of defaults, checks, the JSON Schema, the docs' tables and the window's form. Each search
 * algorithm has a schema of its own, whose defaults may hang on some of the fields; {@link
 * #suiting} finds the one for given values.
 *
 * @param <C> the config's record
 */
public final class ConfigSchema<C extends RunConfig> {
  private static final Family<SearchConfig> SEARCHES =
      new Family<>(RunKind.SEARCH, SearchConfig.class, new ConcurrentHashMap<>());

  /** Of a search by the default algorithm. */
  public static final ConfigSchema<SearchConfig> SEARCH = search(AlgorithmSpec.ids().get(0));

  /** Of a training. */
  public static final ConfigSchema<TrainConfig> TRAIN =
      new Family<>(RunKind.TRAIN, TrainConfig.class, new ConcurrentHashMap<>())
          .schema(Optional.empty(), Map.of());

  /**
   * A section of the config.
   *
   * @param name its name in JSON
   * @param help one line for people
   */
  public record SectionSpec(String name, String help) {}

  /** The schemas of one kind of run, by algorithm and by the rules of defaults that hold. */
  private record Family<C extends RunConfig>(
      RunKind kind, Class<C> type, Map<List<Object>, ConfigSchema<C>> made) {
    ConfigSchema<C> schema(Optional<AlgorithmSpec> algorithm, Map<String, ?> values) {
      ConfigSchema<C> plain =
          made.computeIfAbsent(
              List.of(algorithm), key -> new ConfigSchema<>(this, algorithm, List.of()));
      List<DefaultRule> holding =
          plain.rules.stream().filter(rule -> rule.holds(values, plain.fields)).toList();
      return made.computeIfAbsent(
          List.of(algorithm, holding), key -> new ConfigSchema<>(this, algorithm, holding));
    }
  }

  private final Family<C> family;
  private final Optional<AlgorithmSpec> algorithm;
  private final List<SectionSpec> sections;
  private final List<DefaultRule> rules;
  private final Map<String, FieldSpec> fields;

  private ConfigSchema(
      Family<C> family, Optional<AlgorithmSpec> algorithm, List<DefaultRule> holding) {
    this.family = family;
    this.algorithm = algorithm;
    List<RecordComponent> components = components(family.type, algorithm);
    sections = readSections(components);
    rules = algorithm.map(a -> rules(components, a)).orElse(List.of());
    fields = readFields(family.type, components);
    algorithm.ifPresent(a -> setDefault(AlgorithmSpec.FIELD, a.id()));
    holding.forEach(rule -> rule.values().forEach(this::setDefault));
  }

  /** The schema of a kind of config, a search's being the default algorithm's. */
  public static ConfigSchema<? extends RunConfig> of(RunKind kind) {
    return List.of(SEARCH, TRAIN).stream()
        .filter(schema -> schema.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The schema of a search by an algorithm.
   *
   * @param id one of {@link AlgorithmSpec#ids}
   */
  public static ConfigSchema<SearchConfig> search(String id) {
    return SEARCHES.schema(Optional.of(AlgorithmSpec.byId(id).orElseThrow()), Map.of());
  }

  /**
   * The schema of configs that have these values: the one of their algorithm, with the defaults
   * that belong to them.
   *
   * @param values of the fields that are set, by path, as texts or of their types; others and
   *     unknown ones don't matter
   */
  public ConfigSchema<C> suiting(Map<String, ?> values) {
    Object id = values.get(AlgorithmSpec.FIELD);
    return family.schema(
        algorithm.map(own -> AlgorithmSpec.byId(String.valueOf(id)).orElse(own)), values);
  }

  /** This one and those of the other algorithms among which such a config may choose. */
  public List<ConfigSchema<?>> choices() {
    return algorithm
        .<List<ConfigSchema<?>>>map(
            own -> AlgorithmSpec.ids().stream().<ConfigSchema<?>>map(ConfigSchema::search).toList())
        .orElse(List.of(this));
  }

  /** What a run with such a config does. */
  public RunKind kind() {
    return family.kind;
  }

  /** The algorithm of a search; empty for a training. */
  public Optional<AlgorithmSpec> algorithm() {
    return algorithm;
  }

  /** The config's record. */
  Class<C> type() {
    return family.type;
  }

  /** The rules of defaults that hang on other fields. */
  List<DefaultRule> conditionalDefaults() {
    return rules.stream().filter(rule -> !rule.when().isEmpty()).toList();
  }

  /** Every field, in the order of the records. */
  public List<FieldSpec> fields() {
    return List.copyOf(fields.values());
  }

  /** The fields of a section, in order; the empty name gives the fields at the top. */
  public List<FieldSpec> fields(String section) {
    return fields.values().stream().filter(f -> f.section().equals(section)).toList();
  }

  /** The field of a dotted path; empty for an unknown one. */
  public Optional<FieldSpec> field(String path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** The sections, in order. */
  public List<SectionSpec> sections() {
    return sections;
  }

  /** Whether there is a section of that name. */
  boolean hasSection(String name) {
    return sections.stream().anyMatch(s -> s.name().equals(name));
  }

  /** The default of every field by path, in order. */
  public Map<String, Object> defaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((path, spec) -> values.put(path, spec.defaultValue()));
    return values;
  }

  /** The config with every default. */
  public C defaultConfig() {
    return ConfigValues.config(this, defaults());
  }

  /**
   * All problems of values of the right types, ranges first.
   *
   * @param values by path; what is missing is not checked
   */
  public List<ConfigProblem> problems(Map<String, Object> values) {
    List<ConfigProblem> problems = new ArrayList<>();
    values.forEach((path, value) -> fields.get(path).problemWith(value).ifPresent(problems::add));
    Set<String> wrong = problems.stream().map(ConfigProblem::path).collect(Collectors.toSet());
    problems.addAll(CrossChecks.problems(values, wrong));
    return problems;
  }

  private void setDefault(String path, String text) {
    if (fields.computeIfPresent(path, (p, field) -> field.withDefault(text)) == null) {
      throw new IllegalStateException("a default is given for " + path + ", which is no field");
    }
  }

  /** A config's components, those of the algorithm's options in the place of the options. */
  private static List<RecordComponent> components(
      Class<?> type, Optional<AlgorithmSpec> algorithm) {
    List<RecordComponent> all = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == SearchOptions.class) {
        Class<?> options = algorithm.orElseThrow().options();
        all.addAll(Arrays.asList(options.getRecordComponents()));
      } else {
        all.add(component);
      }
    }
    return all;
  }

  private static List<SectionSpec> readSections(List<RecordComponent> components) {
    Map<String, SectionSpec> sections = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Section section = component.getAnnotation(Section.class);
      if (section != null) {
        String name = ConfigValues.section(component);
        sections.putIfAbsent(name, new SectionSpec(name, section.help()));
      }
    }
    return List.copyOf(sections.values());
  }

  private static Map<String, FieldSpec> readFields(
      Class<?> type, List<RecordComponent> components) {
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    RecordFields.of(type, "").forEach(f -> fields.put(f.path(), f));
    for (RecordComponent component : components) {
      Section section = component.getAnnotation(Section.class);
      if (section == null) {
        continue;
      }
      List<String> main = Arrays.asList(section.main());
      for (FieldSpec f : RecordFields.of(component.getType(), ConfigValues.section(component))) {
        fields.put(f.path(), main.contains(f.name()) ? f.asMain() : f);
      }
    }
    return fields;
  }

  private static List<DefaultRule> rules(
      List<RecordComponent> components, AlgorithmSpec algorithm) {
    List<Class<?>> sections = new ArrayList<>();
    components.stream()
        .filter(c -> c.isAnnotationPresent(Section.class))
        .forEach(c -> sections.add(c.getType()));
    return DefaultRule.of(sections, algorithm.options());
  }
}
