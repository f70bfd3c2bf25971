package cellscope.ui.shell;

import cellscope.run.RunDirectory;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Theme;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.inspector.InspectorView;
import cellscope.ui.inspector.InspectorViewModel;
import cellscope.ui.layers.LayersViewModel;
import cellscope.ui.layers.NetworkChoices;
import cellscope.ui.run.RunControls;
import cellscope.ui.run.RunFollower;
import cellscope.ui.run.RunView;
import cellscope.ui.run.RunViewModel;
import cellscope.ui.run.TimelineView;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** An open run with its models, views and the thread that reads it. */
final class OpenRun implements AutoCloseable {
  private static final int LOG_TAIL_BYTES = 64 << 10;

  private final RunDirectory directory;
  private final RunViewModel model = new RunViewModel();
  private final InspectorViewModel inspectorModel = new InspectorViewModel();
  private final LayersViewModel layersModel = new LayersViewModel();
  private final TimelineView timelineView = new TimelineView(model.timeline());
  private final InspectorView inspectorView;
  private final RunView view;
  private final Parent node;
  private final RunFollower follower;

  OpenRun(
      RunDirectory directory,
      ObservableValue<Theme> theme,
      Dialogs dialogs,
      Background background,
      Consumer<String> notice,
      Consumer<Map<String, String>> train) {
    this.directory = directory;
    inspectorView =
        new InspectorView(
            inspectorModel,
            dialogs,
            background,
            this::logTail,
            notice,
            () -> train.accept(inspectorModel.training()));
    Parent inspector = new ViewLoader().with(inspectorView).load("inspector");
    Parent timeline = new ViewLoader().with(timelineView).load("timeline");
    RunControls controls = new RunControls(directory, background, this::tell);
    view =
        new RunView(
            new RunView.Parts(
                model,
                controls,
                theme,
                dialogs,
                background,
                notice,
                inspector,
                timeline,
                layersModel));
    node = new ViewLoader().with(view).load("run");
    model.updateProperty().addListener(changed -> inspect());
    model.placeProperty().addListener(changed -> inspect());
    follower = new RunFollower(directory, model::accept, this::tell);
  }

  private void inspect() {
    if (model.updateProperty().get() != null) {
      inspectorModel.show(model.updateProperty().get(), model.row());
      layersModel.show(
          () ->
              NetworkChoices.of(
                  model.updateProperty().get(), inspectorModel.pageProperty().get().genotype()));
    }
  }

  private void tell(String sentence) {
    view.tell(sentence);
  }

  /** The end of the worker's log. */
  private String logTail() throws IOException {
    if (!Files.exists(directory.workerOutput())) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(directory.workerOutput().toFile(), "r")) {
      long from = Math.max(0, file.length() - LOG_TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
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

  InspectorView inspector() {
    return inspectorView;
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
    view.close();
    timelineView.close();
  }
}
