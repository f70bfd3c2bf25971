package cellscope.run;

import cellscope.config.ConfigKind;
import cellscope.config.RaceConfig;
import cellscope.config.RaceConfigReader;
import cellscope.config.RaceConfigWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Reads and writes race.json. */
public final class RaceRecordFile {
  private RaceRecordFile() {}

  /**
   * Reads a race's record.
   *
   * @throws cellscope.model.InputProblem it is missing, unreadable, from a later CellScope, or not
   *     a race's record
   */
  public static RaceRecord read(RaceDirectory race) {
    Path file = race.record();
    return RecordText.read(file, "race", root -> record(root, file));
  }

  private static RaceRecord record(JsonNode root, Path file) {
    return new RaceRecord(
        Json.text(root, "id"),
        Json.text(root, "name"),
        config(root, file),
        Json.texts(root, "versions"),
        Json.texts(root, "facts"),
        Instant.parse(Json.text(root, "created")),
        Instant.parse(Json.text(root, "updated")),
        RecordText.state(root),
        Json.text(root, "cause"),
        Json.texts(root, "failures"),
        Json.integer(root, "attempt"),
        ProcessIdentity.read(root.path("worker")).orElse(null));
  }

  private static RaceConfig config(JsonNode root, Path file) {
    return RaceConfigReader.parse(Json.object(root, "config").toPrettyString(), file + ", config");
  }

  /** Replaces a race's record. */
  static void write(RaceDirectory race, RaceRecord record, Disk disk) throws IOException {
    ObjectNode root = RecordText.begin(ConfigKind.RACE.command(), record);
    root.set("failures", RecordText.texts(record.failures()));
    RecordText.end(root, record, RaceConfigWriter.toTree(record.config()));
    RecordText.write(race.record(), root, disk);
  }
}
