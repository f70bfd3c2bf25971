package cellscope.ui.shell;

import cellscope.run.RunDirectory;
import cellscope.ui.race.RaceWorkspaceKind;
import cellscope.ui.run.RunWorkspaceKind;
import cellscope.ui.workspace.WorkspaceKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every kind of what can be open in the window. */
final class Workspaces {
  /** The list; the first one that recognises a directory opens it. */
  static final List<WorkspaceKind> ALL = List.of(new RunWorkspaceKind(), new RaceWorkspaceKind());

  private Workspaces() {}

  /** The kind of what lies there; empty for none. */
  static Optional<WorkspaceKind> of(RunDirectory directory) {
    return ALL.stream().filter(kind -> kind.recognises(directory)).findFirst();
  }

  /** The files of which a directory must hold one. */
  static String marks() {
    return ALL.stream().map(WorkspaceKind::mark).collect(Collectors.joining(" or "));
  }
}
