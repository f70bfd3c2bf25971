package cellscope.run;

import cellscope.config.RunConfig;
import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes run directories. */
final class NewRun {
  private NewRun() {}

  /** Makes a directory that nobody else made: making one is atomic. */
  static Path uniqueDirectory(Path folder, String id) throws IOException {
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(folder.resolve(number == 1 ? id : id + "-" + number));
      } catch (FileAlreadyExistsException e) {
        // another run of the same second: the next number
      }
    }
  }

  /** Makes the directory, or takes it if it is empty, or was made for a run that never was. */
  static void claim(RunDirectory run) throws IOException {
    Path parent = run.path().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(run.path());
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(run.path())) {
        throw e;
      }
      if (!isUntouched(run)) {
        throw e;
      }
    }
  }

  /** Whether nothing lies there but the folders that a run is made with before its record. */
  private static boolean isUntouched(RunDirectory run) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(run.path())) {
      for (Path child : children) {
        boolean own = child.equals(run.checkpoints()) || child.equals(run.control());
        if (!own) {
          return false;
        }
      }
      return true;
    }
  }

  static void fill(
      RunDirectory run, String name, RunConfig config, Map<String, String> versions, Instant now)
      throws IOException {
    Files.createDirectories(run.checkpoints());
    Files.createDirectories(run.control());
    RunRecordFile.write(
        run, RunRecord.queued(run.id(), name, config, versions(versions), now), Disk.REAL);
  }

  /** Versions with those of this Java and operating system. */
  static Map<String, String> versions(Map<String, String> versions) {
    Map<String, String> all = new LinkedHashMap<>(versions);
    all.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    all.put(
        "os",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    return all;
  }

  static InputProblem unwritable(Path folder, IOException cause) {
    String why = cause instanceof AccessDeniedException ? "no permission" : cause.getMessage();
    return new InputProblem(
        "no run can be made here (" + why + ")",
        folder.toString(),
        "choose another folder with --library or CELLSCOPE_LIBRARY");
  }
}
