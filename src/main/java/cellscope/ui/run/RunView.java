package cellscope.ui.run;

import cellscope.run.Command;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.run.RunUpdate;
import cellscope.ui.common.Texts;
import cellscope.ui.look.Look;
import cellscope.ui.look.RunViewModel;
import cellscope.ui.pane.Pane;
import cellscope.ui.pane.PaneTools;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Controller of the open run: its header, the panes that suit it, its timeline. */
public final class RunView {
  private final Look look;
  private final RunViewModel model;
  private final RunControls controls;
  private final PaneTools tools;
  private final List<Pane> list;
  private final Node timeline;
  private PaneGrid paneGrid;

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
  @FXML private GridPane panes;
  @FXML private StackPane timelinePlace;

  /**
   * @param list of panes, of which those are shown that suit the run
   * @param timeline below the panes
   */
  public RunView(Look look, RunControls controls, List<Pane> list, PaneTools tools, Node timeline) {
    this.look = look;
    this.model = look.run();
    this.controls = controls;
    this.list = list;
    this.tools = tools;
    this.timeline = timeline;
  }

  @FXML
  private void initialize() {
    timelinePlace.getChildren().setAll(timeline);
    paneGrid = new PaneGrid(list, look, tools, panes);
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
        Texts.of("run.turn", model.turn().noun(), snapshot.epochsDone(), snapshot.epochs())
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

  /** For the window's keys: saves the genotype. */
  public void export() {
    paneGrid.export();
  }
}
