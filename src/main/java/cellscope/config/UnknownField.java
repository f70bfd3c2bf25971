package cellscope.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A name that no field has, and the field that was probably meant. */
final class UnknownField {
  private UnknownField() {}

  /** The problem of a path that no field has. */
  static ConfigProblem problem(ConfigSchema<?> schema, String path) {
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
            .orElse("docs/" + ConfigDocs.table(schema.kind()) + " lists all fields"));
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
