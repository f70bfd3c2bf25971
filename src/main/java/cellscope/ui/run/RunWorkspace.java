package cellscope.ui.run;

import cellscope.run.RunDirectory;
import cellscope.ui.common.Theme;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunFollower;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.look.TimelineViewModel;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.catalogue.Panes;
import cellscope.ui.workspace.Workspace;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** An open run with its models, views and the thread that reads it. */
final class RunWorkspace implements Workspace {
  private final RunDirectory directory;
  private final RunViewModel model = new RunViewModel();
  private final TimelineView timelineView = new TimelineView(model.timeline());
  private final Look look;
  private final RunView view;
  private final Parent node;
  private final RunFollower follower;

  RunWorkspace(RunDirectory directory, ObservableValue<Theme> theme, PaneTools tools) {
    this.directory = directory;
    look = new Look(model, theme, tools.benchmark());
    RunControls controls =
        new RunControls(directory, tools.background(), tools.benchmark()::environment, this::tell);
    Parent timeline = new ViewLoader().with(timelineView).load("timeline");
    view = new RunView(look, controls, Panes.ALL, tools, timeline);
    node = new ViewLoader().with(view).load("run");
    follower = new RunFollower(directory, model::accept, this::tell);
  }

  private void tell(String sentence) {
    view.tell(sentence);
  }

  @Override
  public RunDirectory directory() {
    return directory;
  }

  @Override
  public Parent node() {
    return node;
  }

  /** Lets the run rest while another one is shown. */
  @Override
  public void setShown(boolean shown) {
    follower.setResting(!shown);
    if (!shown) {
      model.timeline().playingProperty().set(false);
    }
  }

  /** Its logged steps. */
  @Override
  public int points() {
    return model.updateProperty().get() == null ? -1 : model.updateProperty().get().steps().size();
  }

  @Override
  public Optional<String> live() {
    return Optional.ofNullable(model.snapshot())
        .filter(run -> run.state().live())
        .map(run -> run.record().name());
  }

  @Override
  public Optional<TimelineViewModel> timeline() {
    return Optional.of(model.timeline());
  }

  @Override
  public void togglePause() {
    view.togglePause();
  }

  @Override
  public void oneStep() {
    view.oneStep();
  }

  @Override
  public void export() {
    view.export();
  }

  @Override
  public void close() {
    follower.close();
    look.close();
    timelineView.close();
  }
}
