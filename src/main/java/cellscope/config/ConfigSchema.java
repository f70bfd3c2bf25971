package cellscope.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All fields of one kind of config, made from the records' {@link Setting} annotations: the one
 * source of defaults, checks, the JSON Schema, the docs' tables and the window's form.
 *
 * @param <C> the config's record
 */
public final class ConfigSchema<C extends RunConfig> {
  /** Of a search. */
  public static final ConfigSchema<SearchConfig> SEARCH =
      new ConfigSchema<>(RunKind.SEARCH, SearchConfig.class);

  /** Of a training. */
  public static final ConfigSchema<TrainConfig> TRAIN =
      new ConfigSchema<>(RunKind.TRAIN, TrainConfig.class);

  /**
   * A section of the config.
   *
   * @param name the component's name
   * @param help one line for people
   */
  public record SectionSpec(String name, String help) {}

  private final RunKind kind;
  private final Class<C> type;
  private final List<SectionSpec> sections;
  private final Map<String, FieldSpec> fields;

  private ConfigSchema(RunKind kind, Class<C> type) {
    this.kind = kind;
    this.type = type;
    sections = readSections(type);
    fields = readFields(type);
  }

  /** The schema of a config's kind. */
  public static ConfigSchema<? extends RunConfig> of(RunKind kind) {
    return kind == RunKind.TRAIN ? TRAIN : SEARCH;
  }

  /** What a run with such a config does. */
  public RunKind kind() {
    return kind;
  }

  /** The config's record. */
  Class<C> type() {
    return type;
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
    problems.addAll(
        CrossChecks.problems(
            values, problems.stream().map(ConfigProblem::path).collect(Collectors.toSet())));
    return problems;
  }

  /**
   * Called by a record's compact constructor with its components in order, so that no invalid
   * config exists.
   *
   * @param section the section's name; empty for the top, where {@code values} are its fields alone
   * @throws ConfigException if a value is wrong
   */
  void require(String section, Object... values) {
    List<FieldSpec> ofSection = fields(section);
    Map<String, Object> byPath = new LinkedHashMap<>();
    for (int i = 0; i < ofSection.size(); i++) {
      if (values[i] == null) {
        throw new ConfigException(
            "", List.of(ConfigProblem.of(ofSection.get(i).path(), "is missing", "set it")));
      }
      byPath.put(ofSection.get(i).path(), values[i]);
    }
    List<ConfigProblem> problems = problems(byPath);
    if (!problems.isEmpty()) {
      throw new ConfigException("", problems);
    }
  }

  private static List<SectionSpec> readSections(Class<?> type) {
    List<SectionSpec> sections = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Section section = component.getAnnotation(Section.class);
      if (section != null) {
        sections.add(new SectionSpec(component.getName(), section.help()));
      }
    }
    return List.copyOf(sections);
  }

  private static Map<String, FieldSpec> readFields(Class<?> type) {
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        for (RecordComponent inner : component.getType().getRecordComponents()) {
          add(fields, component.getName() + "." + inner.getName(), inner);
        }
      } else {
        add(fields, component.getName(), component);
      }
    }
    return fields;
  }

  private static void add(Map<String, FieldSpec> fields, String path, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    FieldSpec.Type type = type(component.getType());
    List<String> listed = listed(setting.choices());
    String preset = listed.isEmpty() ? setting.value() : preset(setting.value(), listed);
    fields.put(
        path,
        new FieldSpec(
            path,
            type,
            setting.unit(),
            setting.min(),
            setting.above(),
            setting.max(),
            listed.isEmpty() ? Arrays.asList(setting.oneOf()) : listed,
            value(type, preset),
            setting.help()));
  }

  private static String preset(String value, List<String> listed) {
    return value.isEmpty() ? listed.get(0) : value;
  }

  private static List<String> listed(Class<? extends Choices> choices) {
    try {
      return choices.getDeclaredConstructor().newInstance().get();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(choices + " has no constructor without parameters", e);
    }
  }

  private static FieldSpec.Type type(Class<?> type) {
    Map<Class<?>, FieldSpec.Type> types =
        Map.of(
            String.class, FieldSpec.Type.TEXT,
            int.class, FieldSpec.Type.INTEGER,
            long.class, FieldSpec.Type.LONG,
            double.class, FieldSpec.Type.NUMBER,
            boolean.class, FieldSpec.Type.SWITCH);
    return types.get(type);
  }

  private static Object value(FieldSpec.Type type, String text) {
    return switch (type) {
      case TEXT -> text;
      case INTEGER -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case SWITCH -> Boolean.valueOf(text);
    };
  }
}
