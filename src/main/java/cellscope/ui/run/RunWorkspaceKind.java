package cellscope.ui.run;

import cellscope.run.RunDirectory;
import cellscope.ui.common.Theme;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.workspace.Workspace;
import cellscope.ui.workspace.WorkspaceKind;
import java.nio.file.Files;
import javafx.beans.value.ObservableValue;

/** Runs: searches and trainings alike. */
public final class RunWorkspaceKind implements WorkspaceKind {
  @Override
  public String mark() {
    return "run.json";
  }

  @Override
  public boolean recognises(RunDirectory directory) {
    return Files.exists(directory.record());
  }

  @Override
  public Workspace open(RunDirectory directory, ObservableValue<Theme> theme, PaneTools tools) {
    return new RunWorkspace(directory, theme, tools);
  }
}
