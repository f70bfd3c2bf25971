package cellscope.ui.run;

import cellscope.model.metric.Metrics;
import cellscope.picture.cell.CellMode;
import cellscope.picture.heat.HeatMode;
import cellscope.run.Command;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.Texts;
import cellscope.ui.common.Theme;
import cellscope.ui.layers.LayersSwitch;
import cellscope.ui.layers.LayersView;
import cellscope.ui.layers.LayersViewModel;
import cellscope.ui.views.CurveView;
import cellscope.ui.views.OperationLegend;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Controller of the open run: its header, the four live panes, places for inspector and timeline.
 */
public final class RunView {
  private final RunViewModel model;
  private final RunControls controls;
  private final ObservableValue<Theme> theme;
  private final PaneSaver saver;
  private final Node inspector;
  private final Node timeline;
  private final LayersViewModel layersModel;
  private final LayersView layers;
  private final RatePanes rates;
  private final InvalidationListener onTheme = changed -> showTheme();
  private CellPanes cellPanes;

  @FXML private VBox root;
  @FXML private Label name;
  @FXML private Label state;
  @FXML private Label facts;
  @FXML private Label progressText;
  @FXML private ProgressBar progress;
  @FXML private Button pause;
  @FXML private Button step;
  @FXML private Button stop;
  @FXML private Button resume;
  @FXML private HBox problemBar;
  @FXML private Label problem;
  @FXML private CurveView loss;
  @FXML private ToggleButton lossLog;
  @FXML private CurveView accuracy;
  @FXML private GridPane panes;
  @FXML private Label heatTitle;
  @FXML private HBox heatPlace;
  @FXML private HBox heatSwitch;
  @FXML private ChoiceBox<HeatMode> heatMode;
  @FXML private ToggleButton showCell;
  @FXML private ToggleButton showLayers;
  @FXML private HBox cellControls;
  @FXML private VBox cellFace;
  @FXML private HBox cellPlace;
  @FXML private HBox cellSwitch;
  @FXML private OperationLegend cellLegend;
  @FXML private ChoiceBox<CellMode> cellMode;
  @FXML private VBox lossPane;
  @FXML private VBox accuracyPane;
  @FXML private VBox heatPane;
  @FXML private VBox cellPane;
  @FXML private Button saveLoss;
  @FXML private Button saveAccuracy;
  @FXML private Button saveHeat;
  @FXML private Button saveCell;
  @FXML private StackPane inspectorPlace;
  @FXML private StackPane timelinePlace;

  /** What a run's view is made of. */
  public record Parts(
      RunViewModel model,
      RunControls controls,
      ObservableValue<Theme> theme,
      Dialogs dialogs,
      Background background,
      Consumer<String> notice,
      Node inspector,
      Node timeline,
      LayersViewModel layersModel) {}

  public RunView(Parts parts) {
    model = parts.model();
    controls = parts.controls();
    theme = parts.theme();
    inspector = parts.inspector();
    timeline = parts.timeline();
    layersModel = parts.layersModel();
    layers =
        new LayersView(
            layersModel,
            parts.dialogs(),
            parts.background(),
            parts.notice(),
            () -> fileName("network"));
    rates = new RatePanes(model);
    saver =
        new PaneSaver(
            parts.dialogs(), parts.background(), () -> theme.getValue().paper(), parts.notice());
  }

  @FXML
  private void initialize() {
    inspectorPlace.getChildren().setAll(inspector);
    timelinePlace.getChildren().setAll(timeline);
    bindViews();
    saver.attach(saveLoss, lossPane, () -> fileName("loss"));
    saver.attach(saveAccuracy, accuracyPane, () -> fileName("accuracy"));
    saver.attach(saveHeat, heatPane, () -> fileName("alpha"));
    saver.attach(saveCell, cellPane, () -> fileName("cell"));
    new LayersSwitch(cellPane, List.of(cellControls, cellFace), layersModel, layers)
        .attach(showCell, showLayers);
    icon(pause, "mdi2p-pause", "run.pause");
    icon(step, "mdi2s-skip-next", "run.step");
    icon(stop, "mdi2s-stop", "run.stop");
    model.updateProperty().addListener((property, before, now) -> show(now));
    tell("");
    showWaiting();
    if (model.updateProperty().get() != null) {
      show(model.updateProperty().get());
    }
  }

  private static void icon(Button button, String icon, String key) {
    button.setGraphic(new FontIcon(icon));
    button.setTooltip(new Tooltip(Texts.of(key)));
    button.setAccessibleText(Texts.of(key));
    button.getStyleClass().add("button-icon");
  }

  private void bindViews() {
    loss.unitProperty().set("nats");
    loss.logScaleProperty().bind(lossLog.selectedProperty());
    for (CurveView curve : List.of(loss, accuracy)) {
      curve.revisionProperty().bind(model.revisionProperty());
      curve.epochCursorProperty().bind(model.placeProperty());
    }
    heatMode.getItems().setAll(HeatMode.values());
    heatMode.setConverter(named(HeatMode::label));
    heatMode.setValue(HeatMode.SOFTMAX);
    cellMode.getItems().setAll(CellMode.values());
    cellMode.setConverter(named(CellMode::label));
    cellMode.setValue(CellMode.DERIVED);
    cellPanes =
        new CellPanes(
            new CellPanes.Places(heatPlace, heatSwitch, cellPlace, cellSwitch, cellLegend),
            heatMode.valueProperty(),
            cellMode.valueProperty());
    model.kinds().addListener((Observable changed) -> showKinds());
    model.curvesProperty().addListener(changed -> showCurves());
    showCurves();
    showKinds();
    showTheme();
    theme.addListener(onTheme);
  }

  /** Ends what would keep this view from being forgotten. */
  public void close() {
    theme.removeListener(onTheme);
  }

  private void showTheme() {
    loss.setPalette(theme.getValue().palette());
    accuracy.setPalette(theme.getValue().palette());
    cellPanes.setPalette(theme.getValue().palette());
    rates.setPalette(theme.getValue().palette());
  }

  private void showCurves() {
    RunCurves curves = model.curvesProperty().get();
    loss.getSeries().setAll(curves.losses());
    accuracy.getSeries().setAll(curves.accuracies());
    if (!curves.isEmpty() && !hasMap()) {
      rates.show(curves);
      heatTitle.setText(Texts.of("pane.rates"));
      heatPane.getChildren().set(heatPane.getChildren().indexOf(heatPlace), rates.node());
      for (Node ofMaps : List.of(heatSwitch, heatMode)) {
        ofMaps.setVisible(false);
        ofMaps.setManaged(false);
      }
    }
  }

  private void showKinds() {
    if (!model.kinds().isEmpty()) {
      cellPanes.set(model.kinds());
      cellMode.setVisible(!model.kinds().get(0).isFixed());
      cellMode.setManaged(cellMode.isVisible());
    }
    if (model.kinds().size() > 1 && hasMap()) {
      PaneGrid.makeRoomForMaps(
          panes, List.of(lossPane, accuracyPane, heatPane, cellPane, inspectorPlace));
    }
  }

  /** Whether there is an alpha to be drawn; the entropy is measured of nothing else. */
  private boolean hasMap() {
    return model.curvesProperty().get().has(Metrics.ENTROPY);
  }

  private static <T> StringConverter<T> named(java.util.function.Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }

  private String fileName(String pane) {
    RunSnapshot snapshot = model.snapshot();
    String run = snapshot == null ? "run" : snapshot.run().id();
    return run + "-" + pane + "-epoch" + (model.timeline().getEpoch() + 1);
  }

  private void showWaiting() {
    name.setText("");
    state.setText(Texts.of("run.waiting"));
    setControls(null);
  }

  private void show(RunUpdate update) {
    RunSnapshot snapshot = update.snapshot();
    name.setText(snapshot.record().name());
    state.setText(snapshot.state().label());
    state.getStyleClass().setAll("label", "state", "badge-" + snapshot.state().label());
    facts.setText(RunFacts.line(update));
    facts.setTooltip(new Tooltip(RunFacts.details(snapshot.record())));
    progress.setProgress(snapshot.progress());
    String left =
        snapshot.state() == RunState.RUNNING ? Texts.duration(snapshot.secondsLeft()) : "";
    progressText.setText(
        Texts.of("run.epoch", snapshot.epochsDone(), snapshot.epochs())
            + (left.isEmpty() ? "" : " · " + Texts.of("run.left", left)));
    setControls(snapshot.state());
    if (snapshot.state() == RunState.FAILED) {
      tell(snapshot.record().cause());
    } else if (update.damagedLines() > 0) {
      tell(String.join("; ", update.warnings()));
    } else {
      tell("");
    }
  }

  /** Shows a problem above the panes; empty for none. */
  public void tell(String sentence) {
    if (model.snapshot() == null && !sentence.isEmpty()) {
      state.setText(Texts.of("run.broken")); // nothing of it can be read
      state.getStyleClass().setAll("label", "state", "badge-broken");
      setControls(RunState.FINISHED);
    }
    problem.setText(sentence);
    problemBar.setVisible(!sentence.isEmpty());
    problemBar.setManaged(!sentence.isEmpty());
  }

  private void setControls(RunState now) {
    boolean live = now == RunState.RUNNING || now == RunState.PAUSED;
    boolean resumable = now != null && now.resumable();
    for (Button button : List.of(pause, step, stop)) {
      button.setVisible(!resumable && now != RunState.FINISHED);
      button.setManaged(button.isVisible());
      button.setDisable(!live);
    }
    resume.setVisible(resumable);
    resume.setManaged(resumable);
    boolean paused = now == RunState.PAUSED;
    ((FontIcon) pause.getGraphic()).setIconLiteral(paused ? "mdi2p-play" : "mdi2p-pause");
    pause.getTooltip().setText(Texts.of(paused ? "run.continue" : "run.pause"));
    progress.setVisible(now != RunState.FINISHED);
    progress.setManaged(progress.isVisible());
  }

  @FXML
  private void pause() {
    if (model.snapshot() != null) {
      controls.pauseOrContinue(model.snapshot().state());
    }
  }

  @FXML
  private void step() {
    model.timeline().followingProperty().set(true);
    controls.send(Command.STEP);
  }

  @FXML
  private void stop() {
    controls.send(Command.STOP);
  }

  @FXML
  private void resume() {
    controls.resume();
  }

  /** For the window's keys: pause or go on. */
  public void togglePause() {
    if (!pause.isDisabled() && pause.isVisible()) {
      pause();
    }
  }

  /** For the window's keys: one step. */
  public void oneStep() {
    if (!step.isDisabled() && step.isVisible()) {
      step();
    }
  }
}
