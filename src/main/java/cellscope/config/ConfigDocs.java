package cellscope.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The config's documents, made from {@link ConfigSchema}: tables for people and JSON Schemas for
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

  private static final String ALGORITHM_HEAD =
      """
      # Fields of a search by %1$s

      %2$s.

      name, seed and the sections `space`, `data` and `execution` are every search's: [config.md](../config.md). What
      follows is what a config with `"search": {"algorithm": "%3$s"}` has beside them.

      This file is written by `./cellscope config-docs docs`.
      """;

  private static final String ALGORITHMS =
      """

      ## Algorithms

      `search.algorithm` chooses the algorithm, and with it the fields of `search` and the sections between `data` and
      `execution`; a field that another algorithm has is refused. With `--set search.algorithm=rsps`, fields that both
      algorithms have are kept, and those of the file that are left out are named. The tables above are those of %1$s.

      | `search.algorithm` | Algorithm | What it does | Fields |
      |---|---|---|---|
      """;

  private ConfigDocs() {}

  /** Writes the documents of every kind of config into a folder. */
  public static void write(Path folder) throws IOException {
    for (Map.Entry<String, String> document : documents().entrySet()) {
      Path file = folder.resolve(document.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, document.getValue(), StandardCharsets.UTF_8);
    }
  }

  /** Every document by its path in the folder. */
  static Map<String, String> documents() {
    Map<String, String> documents = new LinkedHashMap<>();
    for (RunKind kind : RunKind.values()) {
      ConfigSchema<?> schema = ConfigSchema.of(kind);
      documents.put(table(schema), text(schema));
      documents.put(schema(kind), ConfigJsonSchema.of(kind));
    }
    for (String id : others()) {
      ConfigSchema<?> schema = ConfigSchema.search(id);
      documents.put(table(schema), text(schema));
    }
    documents.putAll(RaceDocs.documents());
    return documents;
  }

  /** The algorithms whose fields stand in a file of their own. */
  private static List<String> others() {
    return AlgorithmSpec.ids().stream().skip(1).toList();
  }

  /** Path of the table in the documents' folder. */
  public static String table(ConfigSchema<?> schema) {
    return schema
        .algorithm()
        .map(AlgorithmSpec::id)
        .filter(others()::contains)
        .map(id -> "config/" + id + ".md")
        .orElse(schema.kind().document() + ".md");
  }

  /** File name of the JSON Schema. */
  public static String schema(RunKind kind) {
    return kind.document() + ".schema.json";
  }

  /** The tables of the fields, Markdown. */
  static String text(ConfigSchema<?> schema) {
    StringBuilder text = new StringBuilder();
    if (table(schema).contains("/")) {
      AlgorithmSpec a = schema.algorithm().orElseThrow();
      text.append(String.format(Locale.ROOT, ALGORITHM_HEAD, a.label(), a.help(), a.id()));
    } else {
      RunKind kind = schema.kind();
      text.append(String.format(Locale.ROOT, HEAD, kind.noun(), kind.example(), schema(kind)));
      section(text, schema, "", "The run itself");
    }
    for (ConfigSchema.SectionSpec section : schema.sections()) {
      if (!table(schema).contains("/") || !ofEverySearch(section.name())) {
        section(text, schema, section.name(), section.help());
      }
    }
    if (schema == ConfigSchema.SEARCH) {
      algorithms(text);
    }
    return text.toString();
  }

  /** Whether a section is no algorithm's own. */
  static boolean ofEverySearch(String section) {
    return List.of("space", "data", "execution").contains(section);
  }

  private static void algorithms(StringBuilder text) {
    AlgorithmSpec first = AlgorithmSpec.ALL.get(0);
    text.append(String.format(Locale.ROOT, ALGORITHMS, first.label()));
    for (AlgorithmSpec a : AlgorithmSpec.ALL) {
      String file = table(ConfigSchema.search(a.id()));
      String fields = a.equals(first) ? "above" : "[" + file + "](" + file + ")";
      text.append("| `").append(a.id()).append("` | ").append(a.label()).append(" | ");
      text.append(a.help()).append(" | ").append(fields).append(" |\n");
    }
  }

  private static void section(
      StringBuilder text, ConfigSchema<?> schema, String name, String help) {
    fields(text, name, help, schema.fields(name), field -> otherDefaults(schema, field));
  }

  /**
   * The table of a section's fields.
   *
   * @param otherDefaults what follows a field's default
   */
  static void fields(
      StringBuilder text,
      String name,
      String help,
      List<FieldSpec> fields,
      Function<FieldSpec, String> otherDefaults) {
    text.append("\n## ").append(name.isEmpty() ? help : "`" + name + "`: " + help).append("\n\n");
    text.append("| Field | Default | Allowed | Unit | What it is |\n|---|---|---|---|---|\n");
    for (FieldSpec field : fields) {
      String standard = FieldSpec.plain(field.defaultValue());
      text.append("| `").append(field.path()).append("` | ");
      text.append(standard.isEmpty() ? "empty" : "`" + standard + "`");
      text.append(otherDefaults.apply(field)).append(" | ");
      text.append(allowed(field)).append(" | ");
      text.append(field.unit()).append(" | ").append(field.help()).append(" |\n");
    }
  }

  /** The defaults under other fields' values, such as "; `50` where `driver` is `script`". */
  private static String otherDefaults(ConfigSchema<?> schema, FieldSpec field) {
    return schema.conditionalDefaults().stream()
        .filter(rule -> rule.values().containsKey(field.path()))
        .map(rule -> "; `" + rule.values().get(field.path()) + "` where " + where(rule))
        .collect(Collectors.joining());
  }

  private static String where(DefaultRule rule) {
    return rule.when().entrySet().stream()
        .map(e -> "`" + e.getKey() + "` is `" + e.getValue() + "`")
        .collect(Collectors.joining(" and "));
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
}
