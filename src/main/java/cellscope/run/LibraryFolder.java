package cellscope.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where runs lie unless the user says otherwise. */
final class LibraryFolder {
  private LibraryFolder() {}

  /** CELLSCOPE_LIBRARY, else the platform's folder for a program's data. */
  static Path choose(Map<String, String> environment, String system, Path home) {
    String asked = environment.getOrDefault("CELLSCOPE_LIBRARY", "");
    if (!asked.isEmpty()) {
      return Path.of(asked);
    }
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("mac")) {
      return home.resolve("Library/Application Support/CellScope/runs");
    }
    if (lower.contains("windows")) {
      return or(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
          .resolve("CellScope")
          .resolve("runs");
    }
    return or(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
        .resolve("cellscope")
        .resolve("runs");
  }

  private static Path or(String path, Path otherwise) {
    return path == null || path.isEmpty() ? otherwise : Path.of(path);
  }
}
