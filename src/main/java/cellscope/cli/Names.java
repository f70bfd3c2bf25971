package cellscope.cli;

import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What things are called in messages. */
final class Names {
  private Names() {}

  /** The subcommands that the help shows. */
  static List<String> visible(CommandSpec root) {
    return root.subcommands().entrySet().stream()
        .filter(e -> !e.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * A run as a command given here finds it: its id if it lies in the usual library, else its path.
   */
  static String of(RunDirectory run) {
    Path usual = RunLibrary.find(Optional.empty()).folder();
    return usual.equals(run.path().getParent()) ? run.id() : run.toString();
  }
}
