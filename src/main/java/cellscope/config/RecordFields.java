package cellscope.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that a record of settings declares, each with its own default. */
final class RecordFields {
  private static final Map<Class<?>, FieldSpec.Type> TYPES =
      Map.of(
          String.class, FieldSpec.Type.TEXT,
          int.class, FieldSpec.Type.INTEGER,
          long.class, FieldSpec.Type.LONG,
          double.class, FieldSpec.Type.NUMBER,
          boolean.class, FieldSpec.Type.SWITCH);

  private RecordFields() {}

  /**
   * The fields of a record.
   *
   * @param section the section in which it stands; empty for the top
   */
  static List<FieldSpec> of(Class<?> record, String section) {
    List<FieldSpec> fields = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.isAnnotationPresent(Setting.class)) {
        String name = component.getName();
        fields.add(field(section.isEmpty() ? name : section + "." + name, component));
      }
    }
    return fields;
  }

  private static FieldSpec field(String path, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    FieldSpec.Type type = TYPES.get(component.getType());
    List<String> listed = listed(setting.choices());
    List<String> allowed = listed.isEmpty() ? Arrays.asList(setting.oneOf()) : listed;
    String preset =
        setting.value().isEmpty() && !listed.isEmpty() ? listed.get(0) : setting.value();
    return new FieldSpec(
        path,
        type,
        setting.unit(),
        setting.min(),
        setting.above(),
        setting.max(),
        allowed,
        value(type, preset),
        setting.main(),
        setting.help());
  }

  private static List<String> listed(Class<? extends Choices> choices) {
    try {
      return choices.getDeclaredConstructor().newInstance().get();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(choices + " has no constructor without parameters", e);
    }
  }

  private static Object value(FieldSpec.Type type, String text) {
    return ConfigTexts.parse(type, text)
        .orElseThrow(() -> new IllegalStateException("'" + text + "' is no " + type.wanted()));
  }

  /**
   * Called by a record's compact constructor with its settings in order, so that no invalid config
   * exists.
   *
   * @param section the section in which it stands; empty for the top
   * @throws ConfigException if a value is wrong
   */
  static void require(Class<?> record, String section, Object... values) {
    List<FieldSpec> fields = of(record, section);
    Map<String, Object> byPath = new LinkedHashMap<>();
    List<ConfigProblem> problems = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String path = fields.get(i).path();
      if (values[i] == null) {
        throw new ConfigException("", List.of(ConfigProblem.of(path, "is missing", "set it")));
      }
      byPath.put(path, values[i]);
      fields.get(i).problemWith(values[i]).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new ConfigException("", problems);
    }
    CrossChecks.require(byPath);
  }
}
