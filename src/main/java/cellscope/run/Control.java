package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands to a worker: numbered files in {@code control/}, written beside and moved in, taken in
 * the order of their names between steps and deleted. Anyone who may write there can steer a run.
 */
public final class Control {
  /** The number, then a part that keeps two senders of the same number apart. */
  private static final Pattern NAME = Pattern.compile("(\\d{6,18})-[0-9a-f]{8}\\.json");

  private Control() {}

  /**
   * Sends a command to the worker of a run.
   *
   * @throws InputProblem no worker on this machine has the run
   * @throws IOException the command can't be written
   */
  public static void send(RunDirectory run, Command command) throws IOException {
    WorkRecord record = WorkRecords.read(run);
    if (!RunLock.held(run)) {
      throw notRunning(run, record, command);
    }
    String unique = UUID.randomUUID().toString().substring(0, 8);
    String text = Json.line(json -> json.writeStringField("command", command.label())) + "\n";
    String name = String.format(Locale.ROOT, "%06d-%s.json", lastNumber(run) + 1, unique);
    WholeFile.write(run.control().resolve(name), text);
  }

  private static InputProblem notRunning(RunDirectory run, WorkRecord record, Command command) {
    RunState state = record.state(false);
    return new InputProblem(
        "the "
            + record.noun()
            + " is not running but "
            + state.label()
            + ", so it can't "
            + command.label(),
        run.toString(),
        state.resumable()
            ? "take it up with 'cellscope resume " + run.id() + "'"
            : "nothing is left to do");
  }

  /** Commands waiting, in order. A command is gone from here once {@link #take} gave it. */
  static List<Path> waiting(RunDirectory run) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(run.control())) {
      for (Path entry : entries) {
        if (NAME.matcher(entry.getFileName().toString()).matches()) {
          files.add(entry);
        }
      }
    } catch (NoSuchFileException e) {
      return files;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(files);
    return files;
  }

  /** Reads and deletes a command file: its text, whatever it is; empty if somebody withdrew it. */
  static Optional<String> take(Path file) throws IOException {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      Files.deleteIfExists(file);
      return Optional.of(text.strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Deletes commands to an earlier worker. */
  static void clear(RunDirectory run) throws IOException {
    for (Path file : waiting(run)) {
      Files.deleteIfExists(file);
    }
  }

  private static long lastNumber(RunDirectory run) throws IOException {
    long last = 0;
    for (Path file : waiting(run)) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches()) {
        last = Math.max(last, Long.parseLong(name.group(1)));
      }
    }
    return last;
  }
}
