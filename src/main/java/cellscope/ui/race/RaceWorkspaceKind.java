package cellscope.ui.race;

import cellscope.run.RaceDirectory;
import cellscope.run.RunDirectory;
import cellscope.ui.common.Theme;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.workspace.Workspace;
import cellscope.ui.workspace.WorkspaceKind;
import javafx.beans.value.ObservableValue;

/** Races. */
public final class RaceWorkspaceKind implements WorkspaceKind {
  @Override
  public String mark() {
    return "race.json";
  }

  @Override
  public boolean recognises(RunDirectory directory) {
    return new RaceDirectory(directory.path()).exists();
  }

  @Override
  public Workspace open(RunDirectory directory, ObservableValue<Theme> theme, PaneTools tools) {
    return new RaceWorkspace(new RaceDirectory(directory.path()), theme, tools);
  }
}
