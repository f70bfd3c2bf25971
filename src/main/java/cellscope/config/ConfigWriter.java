package cellscope.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes configs; {@link ConfigReader} reads them back to an equal one. */
public final class ConfigWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConfigWriter() {}

  /** The config as JSON, indented, every field written. */
  public static String toJson(RunConfig config) {
    return toTree(config).toPrettyString() + "\n";
  }

  /** The config as a JSON tree, to stand in a larger document such as run.json. */
  public static ObjectNode toTree(RunConfig config) {
    Map<String, Object> values = ConfigValues.of(config);
    ConfigSchema<?> schema = ConfigSchema.of(config.kind()).suiting(values);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      FieldSpec spec = schema.field(entry.getKey()).orElseThrow();
      ObjectNode owner = spec.section().isEmpty() ? root : root.withObjectProperty(spec.section());
      owner.set(spec.name(), MAPPER.valueToTree(entry.getValue()));
    }
    return root;
  }
}
