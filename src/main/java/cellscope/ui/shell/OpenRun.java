package cellscope.ui.shell;

import cellscope.run.RunDirectory;
import cellscope.ui.common.Theme;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunFollower;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.pane.catalogue.Panes;
import cellscope.ui.run.RunControls;
import cellscope.ui.run.RunView;
import cellscope.ui.run.TimelineView;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** An open run with its models, views and the thread that reads it. */
final class OpenRun implements AutoCloseable {
  private final RunDirectory directory;
  private final RunViewModel model = new RunViewModel();
  private final TimelineView timelineView = new TimelineView(model.timeline());
  private final Look look;
  private final RunView view;
  private final Parent node;
  private final RunFollower follower;

  OpenRun(RunDirectory directory, ObservableValue<Theme> theme, PaneTools tools) {
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

  RunDirectory directory() {
    return directory;
  }

  RunViewModel model() {
    return model;
  }

  RunView view() {
    return view;
  }

  Parent node() {
    return node;
  }

  /** Lets the run rest while another one is shown. */
  void setShown(boolean shown) {
    follower.setResting(!shown);
    if (!shown) {
      model.timeline().playingProperty().set(false);
    }
  }

  /** How many steps are held in memory; -1 where the run can't be read. */
  int steps() {
    return model.updateProperty().get() == null ? -1 : model.updateProperty().get().steps().size();
  }

  @Override
  public void close() {
    follower.close();
    look.close();
    timelineView.close();
  }
}
