package cellscope.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A name that no field has: another algorithm's field, or a mistyped one of this config's. */
final class UnknownField {
  private UnknownField() {}

  /** The problem of a path that no field has. */
  static ConfigProblem problem(ConfigSchema<?> schema, String path) {
    List<String> owners = owners(path);
    if (schema.algorithm().isPresent() && !owners.isEmpty()) {
      return ofAnother(schema, path, owners);
    }
    String name = path.substring(path.lastIndexOf('.') + 1);
    List<String> paths = new ArrayList<>();
    schema.fields().forEach(field -> paths.add(field.path()));
    schema.sections().forEach(section -> paths.add(section.name()));
    Optional<String> near =
        paths.stream()
            .filter(p -> p.endsWith("." + name))
            .findFirst()
            .or(() -> Suggestions.nearest(path, paths))
            .or(() -> nearestName(schema, path, name));
    return ConfigProblem.of(
        path,
        "is not a field",
        near.map(p -> "did you mean '" + p + "'?")
            .orElse("docs/" + ConfigDocs.table(schema) + " lists all fields"));
  }

  /** The ids of the algorithms that have a field, or a section, of that path. */
  static List<String> owners(String path) {
    return AlgorithmSpec.ids().stream()
        .filter(
            id -> {
              ConfigSchema<?> schema = ConfigSchema.search(id);
              return schema.field(path).isPresent() || schema.hasSection(path);
            })
        .toList();
  }

  private static ConfigProblem ofAnother(ConfigSchema<?> schema, String path, List<String> owners) {
    String own = schema.algorithm().orElseThrow().id();
    String what = path.contains(".") ? "field" : "section";
    return ConfigProblem.of(
        path,
        "is a " + what + " of " + String.join(", ", owners) + ", not of " + own,
        "remove it or change search.algorithm; " + own + " has " + ownOf(schema, path));
  }

  /** What an algorithm has in the place of a path: the section's fields, or the sections. */
  private static String ownOf(ConfigSchema<?> schema, String path) {
    String section = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    List<FieldSpec> fields = section.isEmpty() ? List.of() : schema.fields(section);
    return fields.isEmpty()
        ? "the sections "
            + schema.sections().stream()
                .map(ConfigSchema.SectionSpec::name)
                .collect(Collectors.joining(", "))
        : section + "." + fields.stream().map(FieldSpec::name).collect(Collectors.joining(", "));
  }

  private static Optional<String> nearestName(ConfigSchema<?> schema, String path, String name) {
    String section = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    List<FieldSpec> near =
        schema.fields(section).isEmpty() ? schema.fields() : schema.fields(section);
    Map<String, String> byName =
        near.stream().collect(Collectors.toMap(FieldSpec::name, FieldSpec::path, (a, b) -> a));
    return Suggestions.nearest(name, byName.keySet()).map(byName::get);
  }
}
