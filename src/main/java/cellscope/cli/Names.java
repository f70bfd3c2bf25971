package cellscope.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Names of commands. */
final class Names {
  private Names() {}

  /** The subcommands that the help shows. */
  static List<String> visible(CommandSpec root) {
    return root.subcommands().entrySet().stream()
        .filter(e -> !e.getValue().getCommandSpec().usageMessage().hidden())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
