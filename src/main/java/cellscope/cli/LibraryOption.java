package cellscope.cli;

import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folder where runs lie, for commands that look for one. */
final class LibraryOption {
  @Option(
      names = "--library",
      paramLabel = "DIR",
      description =
          "Folder where runs lie (default: CELLSCOPE_LIBRARY, else the platform's data folder).")
  private Path folder;

  /** The library, whose folder need not exist. */
  RunLibrary library() {
    return RunLibrary.find(Optional.ofNullable(folder));
  }

  /** The run of that path or id. */
  RunDirectory run(String meant) {
    return library().resolve(meant);
  }
}
