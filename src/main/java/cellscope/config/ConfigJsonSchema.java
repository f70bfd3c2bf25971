package cellscope.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kind of config as JSON Schema, draft 2020-12, for editors. A search's has a branch for each
 * algorithm, which holds that one's sections and refuses the others'.
 */
final class ConfigJsonSchema {
  private ConfigJsonSchema() {}

  static String of(RunKind kind) {
    ConfigSchema<?> schema = ConfigSchema.of(kind);
    ObjectNode root = object("Config of a CellScope " + kind.noun());
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    ObjectNode properties = root.putObject("properties");
    properties.putObject("$schema").put("type", "string");
    fields(properties, schema, "");
    for (ConfigSchema.SectionSpec section : schema.sections()) {
      if (schema.algorithm().isEmpty() || ConfigDocs.ofEverySearch(section.name())) {
        section(properties, schema, section);
      }
    }
    if (schema.algorithm().isPresent()) {
      algorithms(root, properties);
    }
    return root.toPrettyString() + "\n";
  }

  private static void section(
      ObjectNode properties, ConfigSchema<?> schema, ConfigSchema.SectionSpec section) {
    ObjectNode node = object(section.help());
    fields(node.putObject("properties"), schema, section.name());
    properties.set(section.name(), node);
  }

  private static void algorithms(ObjectNode root, ObjectNode properties) {
    Set<String> names = new TreeSet<>();
    for (String id : AlgorithmSpec.ids()) {
      ConfigSchema.search(id).sections().forEach(section -> names.add(section.name()));
    }
    names.removeIf(ConfigDocs::ofEverySearch);
    names.forEach(name -> properties.putObject(name).put("type", "object"));
    ObjectNode choice = properties.withObjectProperty("search").putObject("properties");
    fields(choice, ConfigSchema.SEARCH, "search");
    choice.retain("algorithm");
    ArrayNode branches = root.putArray("allOf");
    for (String id : AlgorithmSpec.ids()) {
      branch(branches.addObject(), ConfigSchema.search(id), names);
    }
  }

  /** What holds where the algorithm is this one; the default one needs not be named. */
  private static void branch(ObjectNode branch, ConfigSchema<?> schema, Set<String> names) {
    String id = schema.algorithm().orElseThrow().id();
    ObjectNode condition = branch.putObject("if");
    ObjectNode search = condition.putObject("properties").putObject("search");
    search.putObject("properties").putObject("algorithm").put("const", id);
    if (schema != ConfigSchema.SEARCH) {
      search.putArray("required").add("algorithm");
      condition.putArray("required").add("search");
    }
    ObjectNode then = branch.putObject("then").putObject("properties");
    for (String name : names) {
      if (!schema.hasSection(name)) {
        then.put(name, false);
      }
    }
    for (ConfigSchema.SectionSpec section : schema.sections()) {
      if (names.contains(section.name())) {
        section(then, schema, section);
      }
    }
  }

  static ObjectNode object(String description) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("description", description)
        .put("type", "object")
        .put("additionalProperties", false);
  }

  private static void fields(ObjectNode properties, ConfigSchema<?> schema, String section) {
    fields(properties, schema.fields(section));
  }

  static void fields(ObjectNode properties, List<FieldSpec> fields) {
    for (FieldSpec field : fields) {
      ObjectNode node = properties.putObject(field.name());
      String unit = field.unit().isEmpty() ? "" : " [" + field.unit() + "]";
      node.put("description", field.help() + unit);
      describe(node, field);
    }
  }

  private static void describe(ObjectNode node, FieldSpec field) {
    switch (field.type()) {
      case TEXT -> node.put("type", "string").put("default", (String) field.defaultValue());
      case SWITCH -> node.put("type", "boolean").put("default", (Boolean) field.defaultValue());
      case INTEGER -> node.put("type", "integer").put("default", (Integer) field.defaultValue());
      case LONG -> node.put("type", "integer").put("default", (Long) field.defaultValue());
      case NUMBER -> node.put("type", "number").put("default", (Double) field.defaultValue());
    }
    if (!field.allowed().isEmpty()) {
      ArrayNode allowed = node.putArray("enum");
      field.allowed().forEach(allowed::add);
    }
    if (!Double.isInfinite(field.min())) {
      number(node, field.above() ? "exclusiveMinimum" : "minimum", field.min());
    }
    if (!Double.isInfinite(field.max())) {
      number(node, "maximum", field.max());
    }
  }

  private static void number(ObjectNode node, String name, double value) {
    if (value == Math.rint(value)) {
      node.put(name, (long) value);
    } else {
      node.put(name, value);
    }
  }
}
