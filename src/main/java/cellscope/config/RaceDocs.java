package cellscope.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The documents of a race's config: its table of fields and its JSON Schema. */
final class RaceDocs {
  static final String TABLE = "race-config.md";
  static final String SCHEMA = "race-config.schema.json";

  private static final String HEAD =
      """
      # Fields of a race's config

      A race is a JSON file; sample-configs/race-table.json and race-quick.json are some to start with, and
      [race.md](race.md) tells what a race does. Every field but `contestants` may be left out and then takes its default.
      With `"$schema": "../docs/race-config.schema.json"` (the path from the config to that file) an editor completes it.

      This file and race-config.schema.json are written by `./cellscope config-docs docs`.
      """;

  private static final String SEARCHES =
      """

      ## `base`: What the contestants' searches share

      An object with fields of a search's config, such as `space`, `data` or `weights` ([config.md](config.md)); empty if
      it is left out. Its fields are every contestant's: one that a contestant's algorithm doesn't have is refused.

      ## `contestants`: The searches

      A list of 1 to %d objects, each with fields of a search's config, which go before those of `base`, and a `label`: what
      tables and curves call it, by default the algorithm's name. Labels must differ by letters or digits.

      The race itself sets `seed`, `name`, of searches that try cells `search.budget`, `search.budgetKind` and
      `search.dataset`, and where `budget.kind` is `epochs`, `search.epochs`: none of them may stand in `base` or with a
      contestant.
      """;

  private RaceDocs() {}

  static Map<String, String> documents() {
    return Map.of(TABLE, table(), SCHEMA, schema());
  }

  private static String table() {
    StringBuilder text = new StringBuilder(HEAD);
    ConfigDocs.fields(text, "", "The race itself", RaceFields.of(""), field -> "");
    RaceFields.sections()
        .forEach(
            (name, help) -> ConfigDocs.fields(text, name, help, RaceFields.of(name), field -> ""));
    return text + String.format(SEARCHES, RaceConfig.MOST_CONTESTANTS);
  }

  private static String schema() {
    ObjectNode root = ConfigJsonSchema.object("Config of a CellScope race");
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.putArray("required").add("contestants");
    ObjectNode properties = root.putObject("properties");
    properties.putObject("$schema").put("type", "string");
    properties.putObject("kind").put("const", ConfigKind.RACE.command());
    ConfigJsonSchema.fields(properties, RaceFields.of(""));
    RaceFields.sections()
        .forEach(
            (name, help) -> {
              ObjectNode section = ConfigJsonSchema.object(help);
              ConfigJsonSchema.fields(section.putObject("properties"), RaceFields.of(name));
              properties.set(name, section);
            });
    properties.set("base", search("What the contestants' searches share"));
    ObjectNode list = properties.putObject("contestants");
    list.put("type", "array").put("minItems", 1).put("maxItems", RaceConfig.MOST_CONTESTANTS);
    ObjectNode contestant = search("A search");
    contestant.withObjectProperty("properties").putObject("label").put("type", "string");
    list.set("items", contestant);
    return root.toPrettyString() + "\n";
  }

  /** Which fields an algorithm has is for the reader to check; editors complete what all have. */
  private static ObjectNode search(String description) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("description", description).put("type", "object");
    ObjectNode properties = node.putObject("properties");
    for (String section : List.of("space", "data", "execution")) {
      properties.putObject(section).put("$ref", "config.schema.json#/properties/" + section);
    }
    ObjectNode search = properties.putObject("search").put("type", "object");
    search
        .putObject("properties")
        .putObject("algorithm")
        .put("$ref", "config.schema.json#/properties/search/properties/algorithm");
    return node;
  }
}
