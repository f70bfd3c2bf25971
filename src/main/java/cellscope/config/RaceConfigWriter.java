package cellscope.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes races; {@link RaceConfigReader} reads them back to an equal one. Every contestant has
 * every field of its search that the race doesn't set, and there is no base.
 */
public final class RaceConfigWriter {
  private RaceConfigWriter() {}

  /** The config as JSON, indented. */
  public static String toJson(RaceConfig config) {
    return toTree(config).toPrettyString() + "\n";
  }

  /** The config as a JSON tree, to stand in a larger document such as race.json. */
  public static ObjectNode toTree(RaceConfig config) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("kind", ConfigKind.RACE.command());
    root.put("name", config.name());
    root.put("dataset", config.dataset());
    root.putObject("seeds")
        .put("first", config.seeds().first())
        .put("count", config.seeds().count());
    root.putObject("budget")
        .put("kind", config.budget().kind())
        .put("amount", config.budget().amount());
    ArrayNode contestants = root.putArray("contestants");
    for (RaceConfig.Contestant contestant : config.contestants()) {
      ObjectNode own = contestants.addObject().put("label", contestant.label());
      own.setAll(ConfigWriter.toTree(contestant.config()));
      own.remove("seed");
      own.remove("name");
      for (String path : config.budget().owned(contestant.algorithm().kind())) {
        int dot = path.indexOf('.');
        own.withObjectProperty(path.substring(0, dot)).remove(path.substring(dot + 1));
      }
    }
    return root;
  }
}
