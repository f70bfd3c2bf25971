package cellscope.run;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigWriter;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
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
import java.time.Instant;
import java.util.Map;

/** Reads and writes run.json. */
public final class RunRecordFile {
  private RunRecordFile() {}

  /**
   * Reads a run's record.
   *
   * @throws InputProblem it is missing, unreadable, from a later CellScope, or not a run's record
   */
  public static RunRecord read(RunDirectory run) {
    Path file = run.record();
    try {
      return parse(Files.readString(file), file);
    } catch (NoSuchFileException e) {
      throw new InputProblem(
          "no run lies here: there is no run.json", run.toString(), "name a run directory");
    } catch (IOException e) {
      throw new InputProblem(
          "can't be read (" + e.getMessage() + ")", file.toString(), "check its permissions");
    }
  }

  static RunRecord parse(String text, Path file) {
    try {
      return record(Json.MAPPER.readTree(text), file);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw broken("not JSON", file + ":" + line);
    } catch (Json.Malformed | DateTimeException | ArithmeticException e) {
      throw broken(e.getMessage(), file.toString());
    }
  }

  private static InputProblem broken(String what, String where) {
    return new InputProblem(
        "the run's record is broken: " + what, where, "restore it from a copy, or delete the run");
  }

  private static RunRecord record(JsonNode root, Path file) {
    int version = Json.integer(root, "schemaVersion");
    if (version > RunRecord.SCHEMA_VERSION) {
      throw new Json.Malformed(
          "schema version " + version + " is from a later CellScope than this one");
    }
    return new RunRecord(
        Json.text(root, "id"),
        Json.text(root, "name"),
        config(root, file),
        Json.texts(root, "versions"),
        Json.texts(root, "facts"),
        Instant.parse(Json.text(root, "created")),
        Instant.parse(Json.text(root, "updated")),
        state(Json.text(root, "state")),
        Json.text(root, "cause"),
        Json.integer(root, "attempt"),
        ProcessIdentity.read(root.path("worker")).orElse(null));
  }

  private static RunConfig config(JsonNode root, Path file) {
    JsonNode config = root.path("config");
    if (!config.isObject()) {
      throw new Json.Malformed("'config' is missing");
    }
    return ConfigReader.parse(
        ConfigSchema.of(kind(root)), config.toPrettyString(), file + ", config");
  }

  /** Runs of before there were trainings say nothing: they are searches. */
  private static RunKind kind(JsonNode root) {
    if (!root.has("kind")) {
      return RunKind.SEARCH;
    }
    String label = Json.text(root, "kind");
    return RunKind.byLabel(label)
        .orElseThrow(() -> new Json.Malformed("'" + label + "' is no kind of run"));
  }

  private static RunState state(String label) {
    return RunState.byLabel(label)
        .orElseThrow(() -> new Json.Malformed("'" + label + "' is no state of a run"));
  }

  /** Replaces a run's record. */
  static void write(RunDirectory run, RunRecord record, Disk disk) throws IOException {
    byte[] bytes = (toTree(record).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    disk.replace(run.record(), out -> out.write(bytes));
  }

  private static ObjectNode toTree(RunRecord record) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("schemaVersion", RunRecord.SCHEMA_VERSION);
    root.put("kind", record.config().kind().label());
    root.put("id", record.id());
    root.put("name", record.name());
    root.put("state", record.state().label());
    root.put("cause", record.cause());
    root.put("attempt", record.attempt());
    root.put("created", record.created().toString());
    root.put("updated", record.updated().toString());
    root.put("seed", record.seed());
    root.set("worker", record.worker() == null ? null : record.worker().toTree());
    root.set("facts", texts(record.facts()));
    root.set("versions", texts(record.versions()));
    root.set("config", ConfigWriter.toTree(record.config()));
    return root;
  }

  private static ObjectNode texts(Map<String, String> map) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    map.forEach(node::put);
    return node;
  }
}
