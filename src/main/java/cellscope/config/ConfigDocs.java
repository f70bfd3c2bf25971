package cellscope.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The config's documents, made from {@link ConfigSchema}: a table for people and a JSON Schema for
 * editors.
 */
public final class ConfigDocs {
  private static final String HEAD =
      """
      # Fields of a %1$s's config

      A config is a JSON file; sample-configs/ has some to start with. Every field may be left out and then takes its
      default. On the command line, `--set %2$s` changes a field. With
      `"$schema": "../docs/%3$s"` (the path from the config to that file) an editor completes and checks it.

      This file and %3$s are written by `./cellscope config-docs docs`.
      """;

  private ConfigDocs() {}

  /** Writes the documents of every kind of config into a folder. */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (RunKind kind : RunKind.values()) {
      ConfigSchema<?> schema = ConfigSchema.of(kind);
      Files.writeString(folder.resolve(table(kind)), table(schema), StandardCharsets.UTF_8);
      Files.writeString(folder.resolve(schema(kind)), schema(schema), StandardCharsets.UTF_8);
    }
  }

  /** File name of the table. */
  public static String table(RunKind kind) {
    return kind == RunKind.SEARCH ? "config.md" : "train-config.md";
  }

  /** File name of the JSON Schema. */
  public static String schema(RunKind kind) {
    return kind == RunKind.SEARCH ? "config.schema.json" : "train-config.schema.json";
  }

  /** The table of all fields, Markdown. */
  public static String table(ConfigSchema<?> schema) {
    RunKind kind = schema.kind();
    String field = kind == RunKind.SEARCH ? "search.epochs=3" : "training.epochs=3";
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, HEAD, kind.noun(), field, schema(kind)));
    section(text, schema, "", "The run itself");
    for (ConfigSchema.SectionSpec section : schema.sections()) {
      section(text, schema, section.name(), section.help());
    }
    return text.toString();
  }

  private static void section(
      StringBuilder text, ConfigSchema<?> schema, String name, String help) {
    text.append("\n## ").append(name.isEmpty() ? help : "`" + name + "`: " + help).append("\n\n");
    text.append("| Field | Default | Allowed | Unit | What it is |\n|---|---|---|---|---|\n");
    for (FieldSpec field : schema.fields(name)) {
      String standard = FieldSpec.plain(field.defaultValue());
      text.append("| `").append(field.path()).append("` | ");
      text.append(standard.isEmpty() ? "empty" : "`" + standard + "`").append(" | ");
      text.append(allowed(field)).append(" | ");
      text.append(field.unit()).append(" | ").append(field.help()).append(" |\n");
    }
  }

  private static String allowed(FieldSpec field) {
    if (!field.allowed().isEmpty()) {
      return "`" + String.join("`, `", field.allowed()) + "`";
    }
    if (field.range().isEmpty()) {
      return field.type().isNumber() ? "any " + field.type().wanted().substring(2) : "any text";
    }
    return field.range();
  }

  /** The JSON Schema, draft 2020-12. */
  public static String schema(ConfigSchema<?> schema) {
    ObjectNode root = object("Config of a CellScope " + schema.kind().noun());
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    ObjectNode properties = root.putObject("properties");
    properties.putObject("$schema").put("type", "string");
    fields(properties, schema, "");
    for (ConfigSchema.SectionSpec section : schema.sections()) {
      ObjectNode node = object(section.help());
      fields(node.putObject("properties"), schema, section.name());
      properties.set(section.name(), node);
    }
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode object(String description) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("description", description)
        .put("type", "object")
        .put("additionalProperties", false);
  }

  private static void fields(ObjectNode properties, ConfigSchema<?> schema, String section) {
    for (FieldSpec field : schema.fields(section)) {
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
