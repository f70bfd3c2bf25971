package cellscope.run;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.ConfigWriter;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Reads and writes run.json. */
public final class RunRecordFile {
  private RunRecordFile() {}

  /**
   * Reads a run's record.
   *
   * @throws cellscope.model.InputProblem it is missing, unreadable, from a later CellScope, or not
   *     a run's record
   */
  public static RunRecord read(RunDirectory run) {
    Path file = run.record();
    return RecordText.read(file, "run", root -> record(root, file));
  }

  static RunRecord parse(String text, Path file) {
    return RecordText.parse(text, file, "run", root -> record(root, file));
  }

  private static RunRecord record(JsonNode root, Path file) {
    return new RunRecord(
        Json.text(root, "id"),
        Json.text(root, "name"),
        config(root, file),
        Json.texts(root, "versions"),
        Json.texts(root, "facts"),
        Instant.parse(Json.text(root, "created")),
        Instant.parse(Json.text(root, "updated")),
        RecordText.state(root),
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

  private static RunKind kind(JsonNode root) {
    if (!root.has("kind")) {
      return RunKind.USUAL;
    }
    String label = Json.text(root, "kind");
    return RunKind.byLabel(label)
        .orElseThrow(() -> new Json.Malformed("'" + label + "' is no kind of run"));
  }

  /** Replaces a run's record. */
  static void write(RunDirectory run, RunRecord record, Disk disk) throws IOException {
    ObjectNode root = RecordText.begin(record.config().kind().label(), record);
    root.put("seed", record.seed());
    RecordText.end(root, record, ConfigWriter.toTree(record.config()));
    RecordText.write(run.record(), root, disk);
  }
}
