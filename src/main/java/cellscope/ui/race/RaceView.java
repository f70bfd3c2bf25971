package cellscope.ui.race;

import cellscope.analysis.race.RaceMeasure;
import cellscope.config.RaceConfig;
import cellscope.run.Command;
import cellscope.run.RunState;
import cellscope.ui.common.Texts;
import cellscope.ui.pane.PaneSaver;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.views.RaceCurveView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** Controller of an open race: its header, its curves, and the pane of its results. */
public final class RaceView {
  /** Below this width the results stand under the curves. */
  private static final double WIDE = 900;

  private final PaneTools tools;
  private final PaneSaver saver;
  private final Consumer<RaceChoice> chosen;
  private final Consumer<SearchRow> opened;
  private final Consumer<Command> commands;
  private final Runnable resumed;
  private ResultsPane results;
  private RaceShown shown;
  private boolean wide;
  private boolean filling;

  @FXML private VBox root;
  @FXML private Label name;
  @FXML private Label state;
  @FXML private Label facts;
  @FXML private Label progressText;
  @FXML private ProgressBar progress;
  @FXML private Button pause;
  @FXML private Button stop;
  @FXML private Button resume;
  @FXML private HBox problemBar;
  @FXML private Label problem;
  @FXML private GridPane panes;
  @FXML private VBox chartPane;
  @FXML private VBox resultsPane;
  @FXML private ChoiceBox<RaceMeasure> measure;
  @FXML private ChoiceBox<BandKind> band;
  @FXML private ToggleButton log;
  @FXML private Button saveChart;
  @FXML private RaceCurveView chart;
  @FXML private HBox resultsHead;
  @FXML private StackPane resultsPlace;

  /**
   * @param saver of the chart as a picture
   * @param chosen told what shall be shown of the race
   * @param opened told which search shall be a run
   * @param commands told what the race's worker shall do
   * @param resumed told that the race shall go on
   */
  RaceView(
      PaneTools tools,
      PaneSaver saver,
      Consumer<RaceChoice> chosen,
      Consumer<SearchRow> opened,
      Consumer<Command> commands,
      Runnable resumed) {
    this.tools = tools;
    this.saver = saver;
    this.chosen = chosen;
    this.opened = opened;
    this.commands = commands;
    this.resumed = resumed;
  }

  @FXML
  private void initialize() {
    results = new ResultsPane(resultsHead, resultsPlace, tools.notice(), opened);
    icon(pause, "mdi2p-pause", "run.pause");
    icon(stop, "mdi2s-stop", "race.stop");
    measure.setConverter(new TitleConverter());
    band.setItems(FXCollections.observableArrayList(BandKind.values()));
    band.setValue(BandKind.DEVIATION);
    measure.valueProperty().addListener(changed -> choose());
    band.valueProperty().addListener(changed -> choose());
    log.selectedProperty().addListener(changed -> choose());
    saver.attach(saveChart, chartPane, () -> shown == null ? "race" : shown.record().id());
    panes.widthProperty().addListener((property, before, now) -> arrange(now.doubleValue()));
    wide = true;
    arrange(0);
    name.setText("");
    state.setText(Texts.of("race.waiting"));
    tell("");
    setControls(null);
  }

  private static void icon(Button button, String icon, String key) {
    button.setGraphic(new FontIcon(icon));
    button.setTooltip(new Tooltip(Texts.of(key)));
    button.setAccessibleText(Texts.of(key));
    button.getStyleClass().add("button-icon");
  }

  /** Curves and results side by side where there is room, else one above the other. */
  private void arrange(double width) {
    if (wide == width >= WIDE) {
      return;
    }
    wide = width >= WIDE;
    panes.getColumnConstraints().clear();
    panes.getRowConstraints().clear();
    GridPane.setConstraints(chartPane, 0, 0);
    GridPane.setConstraints(resultsPane, wide ? 1 : 0, wide ? 0 : 1);
    for (double share : wide ? new double[] {45, 55} : new double[] {100}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      panes.getColumnConstraints().add(column);
    }
    for (double share : wide ? new double[] {100} : new double[] {56, 44}) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(share);
      row.setMinHeight(0);
      panes.getRowConstraints().add(row);
    }
  }

  private void choose() {
    if (!filling && measure.getValue() != null) {
      chosen.accept(new RaceChoice(measure.getValue().title(), band.getValue(), log.isSelected()));
    }
  }

  /** Shows a race as it stands. */
  void show(RaceShown now) {
    shown = now;
    RaceConfig config = now.record().config();
    name.setText(now.record().name());
    state.setText(now.state().label());
    state.getStyleClass().setAll("label", "state", "badge-" + now.state().label());
    facts.setText(facts(config));
    facts.setTooltip(new Tooltip(facts(config)));
    progress.setProgress(now.progress());
    progressText.setText(Texts.of("race.progress", now.ended(), config.searches()));
    fill(now);
    chart.raceProperty().set(now.scene().orElse(null));
    results.show(now);
    setControls(now.state());
    tell(String.join("\n", problems(now)));
  }

  private static String facts(RaceConfig config) {
    List<String> labels = config.contestants().stream().map(RaceConfig.Contestant::label).toList();
    long first = config.seeds().first();
    return Texts.of(
        "race.facts",
        String.join(", ", labels),
        first,
        first + config.seeds().count() - 1,
        String.format("%,d", config.budget().amount()),
        config.budget().unit().label());
  }

  private static List<String> problems(RaceShown now) {
    List<String> problems = new ArrayList<>();
    if (now.state() == RunState.FAILED) {
      problems.add(now.record().cause());
    }
    now.record()
        .failures()
        .forEach((label, cause) -> problems.add(Texts.of("race.failedAlone", label, cause)));
    problems.addAll(now.warnings());
    return problems;
  }

  private void fill(RaceShown now) {
    filling = true;
    if (!measure.getItems().equals(now.measures())) {
      measure.getItems().setAll(now.measures());
    }
    measure.setValue(now.measure().orElse(null));
    filling = false;
    measure.setDisable(now.measures().isEmpty());
  }

  /** Shows a problem above the panes; empty for none. */
  void tell(String sentence) {
    if (shown == null && !sentence.isEmpty()) {
      state.setText(Texts.of("run.broken")); // nothing of it can be read
      state.getStyleClass().setAll("label", "state", "badge-broken");
      setControls(RunState.FINISHED);
    }
    problem.setText(sentence);
    problemBar.setVisible(!sentence.isEmpty());
    problemBar.setManaged(!sentence.isEmpty());
  }

  private void setControls(RunState now) {
    boolean live = now != null && now.live();
    boolean resumable = now != null && now.resumable();
    for (Button button : List.of(pause, stop)) {
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
  void pause() {
    if (shown != null && shown.state().live()) {
      commands.accept(shown.state() == RunState.PAUSED ? Command.CONTINUE : Command.PAUSE);
    }
  }

  @FXML
  void stop() {
    commands.accept(Command.STOP);
  }

  @FXML
  void resume() {
    resumed.run();
  }

  /** Measures by their titles. */
  private static final class TitleConverter extends StringConverter<RaceMeasure> {
    @Override
    public String toString(RaceMeasure measure) {
      return measure == null ? "" : measure.title();
    }

    @Override
    public RaceMeasure fromString(String text) {
      throw new UnsupportedOperationException("nobody types one");
    }
  }
}
