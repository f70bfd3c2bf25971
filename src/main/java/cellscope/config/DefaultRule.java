package cellscope.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Defaults that hold where some fields have certain values.
 *
 * @param when texts of the fields that decide, by path; empty for always
 * @param values texts of the defaults, by path
 */
record DefaultRule(Map<String, String> when, Map<String, String> values) {
  /** The rules of a record and of the sections' records, whose own come first. */
  static List<DefaultRule> of(List<Class<?>> sections, Class<?> record) {
    List<DefaultRule> rules = new ArrayList<>();
    sections.forEach(section -> add(section, rules));
    add(record, rules);
    return List.copyOf(rules);
  }

  private static void add(Class<?> record, List<DefaultRule> rules) {
    for (Defaults defaults : record.getAnnotationsByType(Defaults.class)) {
      rules.add(new DefaultRule(map(defaults.when()), map(defaults.value())));
    }
  }

  private static Map<String, String> map(String[] assignments) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String assignment : assignments) {
      String[] parts = assignment.split("=", 2);
      map.put(parts[0], parts[1]);
    }
    return map;
  }

  /**
   * Whether the rule holds.
   *
   * @param values of the fields that are set, by path, as texts or of their types
   * @param fields the fields with their plain defaults, for those that are not set
   */
  boolean holds(Map<String, ?> values, Map<String, FieldSpec> fields) {
    return when.entrySet().stream()
        .allMatch(
            e -> {
              Object set = values.get(e.getKey());
              Object value = set == null ? fields.get(e.getKey()).defaultValue() : set;
              return FieldSpec.plain(value).strip().equals(e.getValue());
            });
  }
}
