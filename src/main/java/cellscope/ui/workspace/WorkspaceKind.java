package cellscope.ui.workspace;

import cellscope.run.RunDirectory;
import cellscope.ui.common.Theme;
import cellscope.ui.pane.PaneTools;
import javafx.beans.value.ObservableValue;

/** A kind of workspace: it recognises what lies in a directory, and opens it. */
public interface WorkspaceKind {
  /** The file by which its directories are known, for a message. */
  String mark();

  /** Whether one lies there. */
  boolean recognises(RunDirectory directory);

  /**
   * Opens what lies there; damage is told in the workspace.
   *
   * @param theme the window's colours
   * @param tools what panes may ask of the window
   */
  Workspace open(RunDirectory directory, ObservableValue<Theme> theme, PaneTools tools);
}
