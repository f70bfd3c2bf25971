package cellscope.cli;

import cellscope.model.InputProblem;
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

  /** The library in a folder that was named without the option; null stands for none. */
  RunLibrary library(Path namedOrNull) {
    if (namedOrNull == null) {
      return library();
    }
    if (folder != null) {
      throw new InputProblem("names a second folder", "--library", "name the folder once");
    }
    return RunLibrary.find(Optional.of(namedOrNull));
  }

  /** The run of that path or id. */
  RunDirectory run(String meant) {
    return library().resolve(meant);
  }
}
