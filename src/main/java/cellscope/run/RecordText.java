package cellscope.run;

import cellscope.model.InputProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.function.Function;

/** What the files of all records share: run.json and race.json. */
final class RecordText {
  private RecordText() {}

  /**
   * Reads a record.
   *
   * @param noun what it is the record of
   * @throws InputProblem it is missing, unreadable, from a later CellScope, or no such record
   */
  static <R> R read(Path file, String noun, Function<JsonNode, R> reader) {
    try {
      return parse(Files.readString(file), file, noun, reader);
    } catch (NoSuchFileException e) {
      throw new InputProblem(
          "no " + noun + " lies here: there is no " + file.getFileName(),
          String.valueOf(file.getParent()),
          "name a " + noun + " directory");
    } catch (IOException e) {
      throw new InputProblem(
          "can't be read (" + e.getMessage() + ")", file.toString(), "check its permissions");
    }
  }

  static <R> R parse(String text, Path file, String noun, Function<JsonNode, R> reader) {
    try {
      JsonNode root = Json.MAPPER.readTree(text);
      int version = Json.integer(root, "schemaVersion");
      if (version > RunRecord.SCHEMA_VERSION) {
        throw new Json.Malformed(
            "schema version " + version + " is from a later CellScope than this one");
      }
      return reader.apply(root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw broken(noun, "not JSON", file + ":" + line);
    } catch (Json.Malformed | DateTimeException | ArithmeticException e) {
      throw broken(noun, e.getMessage(), file.toString());
    }
  }

  private static InputProblem broken(String noun, String what, String where) {
    return new InputProblem(
        "the " + noun + "'s record is broken: " + what,
        where,
        "restore it from a copy, or delete the " + noun);
  }

  static RunState state(JsonNode root) {
    String label = Json.text(root, "state");
    return RunState.byLabel(label)
        .orElseThrow(() -> new Json.Malformed("'" + label + "' is no state of a run"));
  }

  /** The fields with which every record begins. */
  static ObjectNode begin(String kind, WorkRecord record) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("schemaVersion", RunRecord.SCHEMA_VERSION);
    root.put("kind", kind);
    root.put("id", record.id());
    root.put("name", record.name());
    root.put("state", record.state().label());
    root.put("cause", record.cause());
    root.put("attempt", record.attempt());
    root.put("created", record.created().toString());
    root.put("updated", record.updated().toString());
    return root;
  }

  /** The fields with which every record ends. */
  static void end(ObjectNode root, WorkRecord record, ObjectNode config) {
    root.set("worker", record.worker() == null ? null : record.worker().toTree());
    root.set("facts", texts(record.facts()));
    root.set("versions", texts(record.versions()));
    root.set("config", config);
  }

  static ObjectNode texts(Map<String, String> map) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    map.forEach(node::put);
    return node;
  }

  /** Replaces a record. */
  static void write(Path file, ObjectNode root, Disk disk) throws IOException {
    byte[] bytes = (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    disk.replace(file, out -> out.write(bytes));
  }
}
