package cellscope.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a race's config beside those of its contestants' searches, from the records. */
final class RaceFields {
  private static final Map<String, FieldSpec> FIELDS = new LinkedHashMap<>();
  private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

  static {
    RecordFields.of(RaceConfig.class, "").forEach(f -> FIELDS.put(f.path(), f));
    for (RecordComponent component : RaceConfig.class.getRecordComponents()) {
      Section section = component.getAnnotation(Section.class);
      if (section != null) {
        SECTIONS.put(component.getName(), section.help());
        RecordFields.of(component.getType(), component.getName())
            .forEach(f -> FIELDS.put(f.path(), f));
      }
    }
  }

  private RaceFields() {}

  static List<FieldSpec> of(String section) {
    return FIELDS.values().stream().filter(f -> f.section().equals(section)).toList();
  }

  /** The sections with a line of help each. */
  static Map<String, String> sections() {
    return SECTIONS;
  }

  static Optional<FieldSpec> field(String path) {
    return Optional.ofNullable(FIELDS.get(path));
  }

  static boolean isSection(String path) {
    return SECTIONS.containsKey(path);
  }

  /** The default of every field by path. */
  static Map<String, Object> defaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    FIELDS.forEach((path, spec) -> values.put(path, spec.defaultValue()));
    return values;
  }

  /** A value of the type's Java class; empty if it is not of that type. */
  static Optional<Object> value(FieldSpec.Type type, JsonNode node) {
    boolean fits =
        switch (type) {
          case TEXT -> node.isTextual();
          case SWITCH -> node.isBoolean();
          case INTEGER, LONG, NUMBER -> node.isNumber();
        };
    return fits ? ConfigTexts.parse(type, node.asText()) : Optional.empty();
  }

  /** The problem of a path that no field has. */
  static ConfigProblem unknown(String path) {
    List<String> paths = new ArrayList<>(FIELDS.keySet());
    paths.addAll(SECTIONS.keySet());
    paths.addAll(List.of("base", "contestants"));
    boolean ofSearches =
        ConfigSchema.SEARCH.hasSection(path) || !UnknownField.owners(path).isEmpty();
    String remedy =
        ofSearches
            ? "put it into base, or into a contestant"
            : Suggestions.nearest(path, paths)
                .map(p -> "did you mean '" + p + "'?")
                .orElse("docs/race-config.md lists all fields");
    return ConfigProblem.of(path, "is not a field of a race", remedy);
  }
}
