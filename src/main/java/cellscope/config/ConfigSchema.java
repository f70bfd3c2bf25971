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
 * All fields of the config, made from the records' {@link Setting} annotations: the one source of
 * defaults, checks, the JSON Schema, docs/config.md and the window's form.
 */
public final class ConfigSchema {
  /**
   * A section of the config.
   *
   * @param name the component's name
   * @param help one line for people
   */
  public record SectionSpec(String name, String help) {}

  private static final List<SectionSpec> SECTIONS = readSections();
  private static final Map<String, FieldSpec> FIELDS = readFields();

  private ConfigSchema() {}

  /** Every field, in the order of the records. */
  public static List<FieldSpec> fields() {
    return List.copyOf(FIELDS.values());
  }

  /** The fields of a section, in order; the empty name gives the fields at the top. */
  public static List<FieldSpec> fields(String section) {
    return FIELDS.values().stream().filter(f -> f.section().equals(section)).toList();
  }

  /** The field of a dotted path; empty for an unknown one. */
  public static Optional<FieldSpec> field(String path) {
    return Optional.ofNullable(FIELDS.get(path));
  }

  /** The sections, in order. */
  public static List<SectionSpec> sections() {
    return SECTIONS;
  }

  /** The default of every field by path, in order. */
  public static Map<String, Object> defaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    FIELDS.forEach((path, spec) -> values.put(path, spec.defaultValue()));
    return values;
  }

  /**
   * All problems of values of the right types, ranges first.
   *
   * @param values by path; what is missing is not checked
   */
  public static List<ConfigProblem> problems(Map<String, Object> values) {
    List<ConfigProblem> problems = new ArrayList<>();
    values.forEach((path, value) -> FIELDS.get(path).problemWith(value).ifPresent(problems::add));
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
  static void require(String section, Object... values) {
    List<FieldSpec> fields = fields(section);
    Map<String, Object> byPath = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (values[i] == null) {
        throw new ConfigException(
            "", List.of(ConfigProblem.of(fields.get(i).path(), "is missing", "set it")));
      }
      byPath.put(fields.get(i).path(), values[i]);
    }
    List<ConfigProblem> problems = problems(byPath);
    if (!problems.isEmpty()) {
      throw new ConfigException("", problems);
    }
  }

  private static List<SectionSpec> readSections() {
    List<SectionSpec> sections = new ArrayList<>();
    for (RecordComponent component : SearchConfig.class.getRecordComponents()) {
      Section section = component.getAnnotation(Section.class);
      if (section != null) {
        sections.add(new SectionSpec(component.getName(), section.help()));
      }
    }
    return List.copyOf(sections);
  }

  private static Map<String, FieldSpec> readFields() {
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    for (RecordComponent component : SearchConfig.class.getRecordComponents()) {
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
    fields.put(
        path,
        new FieldSpec(
            path,
            type,
            setting.unit(),
            setting.min(),
            setting.above(),
            setting.max(),
            Arrays.asList(setting.oneOf()),
            value(type, setting.value()),
            setting.help()));
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
