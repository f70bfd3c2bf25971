package cellscope.ui.shell;

import cellscope.config.ConfigKind;
import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.DataPaths;
import cellscope.config.RaceConfig;
import cellscope.config.RaceConfigReader;
import cellscope.config.RunConfig;
import cellscope.config.RunKind;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RaceDirectory;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.run.WorkerLauncher;
import cellscope.ui.benchmark.BenchmarkModel;
import cellscope.ui.benchmark.SettingsView;
import cellscope.ui.benchmark.TableNames;
import cellscope.ui.cells.CellsView;
import cellscope.ui.common.Background;
import cellscope.ui.common.Dialogs;
import cellscope.ui.common.KeptText;
import cellscope.ui.common.Texts;
import cellscope.ui.common.Theme;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.race.RaceFormView;
import cellscope.ui.run.RunWorkspaceKind;
import cellscope.ui.runs.RunsView;
import cellscope.ui.runs.RunsViewModel;
import cellscope.ui.search.NewSearchView;
import cellscope.ui.search.NewSearchViewModel;
import cellscope.ui.search.SampleConfigs;
import cellscope.ui.workspace.Workspace;
import cellscope.ui.workspace.WorkspaceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Controller of the window's frame: the toolbar, the list of runs, and what is open. */
public final class ShellView implements AutoCloseable {
  private static final Duration NOTICE_TIME = Duration.seconds(4);

  private final RunLibrary library;
  private final RunsViewModel runsModel;
  private final RunsView runsView;
  private final Dialogs dialogs;
  private final Background background = new Background();
  private final Background estimates =
      new Background(); // they take seconds: nothing waits for them
  private final ObjectProperty<Theme> themeProperty =
      new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final Map<RunKind, NewSearchView> forms = new EnumMap<>(RunKind.class);
  private final Map<RunKind, Parent> formNodes = new EnumMap<>(RunKind.class);
  private final RaceFormView raceForm = new RaceFormView(this::startRace, this::closeForm);
  private Parent raceFormNode;
  private final PauseTransition noticeTime = new PauseTransition(NOTICE_TIME);
  private final CellsView cellsView;
  private Parent cells;
  private Parent settings;
  private final OpenWorkspaces opened;
  private final BenchmarkModel benchmark;
  private final SettingsView settingsView;

  @FXML private BorderPane root;
  @FXML private Button newSearch;
  @FXML private Button settingsButton;
  @FXML private Button theme;
  @FXML private Label notice;
  @FXML private StackPane runsPlace;
  @FXML private StackPane centre;
  @FXML private VBox welcome;

  /** A window that remembers no settings. */
  public ShellView(RunLibrary library, Dialogs dialogs) {
    this(library, dialogs, new TableNames("", KeptText.forgetful(), System.getenv()));
  }

  /**
   * @param names where the benchmark table is named
   */
  public ShellView(RunLibrary library, Dialogs dialogs, TableNames names) {
    this.library = library;
    this.dialogs = dialogs;
    benchmark = new BenchmarkModel(names);
    settingsView = new SettingsView(benchmark, dialogs, this::closeForm);
    PaneTools tools =
        new PaneTools(
            dialogs,
            background,
            this::note,
            benchmark,
            this::showSettings,
            this::train,
            this::open);
    opened = new OpenWorkspaces(directory -> open(directory, tools));
    runsModel = new RunsViewModel(library);
    runsView = new RunsView(runsModel, this::open);
    for (RunKind kind : RunKind.values()) {
      NewSearchViewModel model = new NewSearchViewModel(ConfigSchema.of(kind));
      forms.put(kind, new NewSearchView(model, this::start, this::closeForm, estimates));
    }
    cellsView = new CellsView(themeProperty, dialogs, background, this::note, this::trainCell);
  }

  @FXML
  private void initialize() {
    runsPlace.getChildren().setAll(new ViewLoader().with(runsView).load("runs"));
    settingsButton.setTooltip(new Tooltip(Texts.of("settings.title") + " (Ctrl+,)"));
    theme.setTooltip(new Tooltip(Texts.of("shell.theme") + " (Ctrl+T)"));
    newSearch.setTooltip(new Tooltip("Ctrl+N"));
    noticeTime.setOnFinished(event -> notice.setText(""));
    root.setOnDragOver(this::dragOver);
    root.setOnDragDropped(this::dropped);
    runsModel.start();
  }

  /** The look; the window applies it. */
  public ObjectProperty<Theme> themeProperty() {
    return themeProperty;
  }

  /** What is recognised; anything else as a run, which tells what is wrong. */
  private Workspace open(RunDirectory directory, PaneTools tools) {
    WorkspaceKind kind = Workspaces.of(directory).orElseGet(RunWorkspaceKind::new);
    return kind.open(directory, themeProperty, tools);
  }

  /** What is open; null if nothing is. */
  Workspace current() {
    return opened.current();
  }

  private void note(String text) {
    notice.setText(text);
    noticeTime.playFromStart();
  }

  @FXML
  void switchTheme() {
    themeProperty.set(themeProperty.get().other());
  }

  @FXML
  void newSearch() {
    showForm(RunKind.SEARCH).choose(SampleConfigs.NAMES.get(0));
  }

  private NewSearchView showForm(RunKind kind) {
    NewSearchView view = forms.get(kind);
    centre
        .getChildren()
        .setAll(
            formNodes.computeIfAbsent(kind, k -> new ViewLoader().with(view).load("new-search")));
    runsView.select(null); // so that a click on the open run leads back to it
    return view;
  }

  /** Shows the form of a new race. */
  @FXML
  void newRace() {
    if (raceFormNode == null) {
      raceFormNode = new ViewLoader().with(raceForm).load("race-form");
    }
    raceForm.suggestTable(benchmark.environment());
    centre.getChildren().setAll(raceFormNode);
    runsView.select(null);
  }

  private void startRace(RaceConfig config, Map<String, String> environment) {
    background.submit(
        () -> {
          RaceDirectory race = library.create(DataPaths.absolute(config), "race", Map.of());
          WorkerLauncher.likeThisProcess().with(environment).start(race.place());
          return race.place();
        },
        this::open,
        problem -> dialogs.tell(Texts.of("race.newTitle"), problem));
  }

  /** Shows the published cells. */
  @FXML
  void showCells() {
    if (cells == null) {
      cells = new ViewLoader().with(cellsView).load("cells");
    }
    centre.getChildren().setAll(cells);
    runsView.select(null);
  }

  /** Shows the settings. */
  @FXML
  void showSettings() {
    if (settings == null) {
      settings = new ViewLoader().with(settingsView).load("settings");
    }
    centre.getChildren().setAll(settings);
    runsView.select(null);
  }

  private void trainCell(String name, Genotype genotype) {
    train(Map.of("name", "train-" + name, "genotype", Spaces.text(genotype)));
  }

  /** Opens the form of a training in which some fields, by path, are filled in. */
  void train(Map<String, String> fields) {
    showForm(RunKind.TRAIN).chooseFitting(fields);
  }

  private void closeForm() {
    Workspace current = current();
    centre.getChildren().setAll(current == null ? welcome : current.node());
    runsView.select(current == null ? null : current.directory());
  }

  @FXML
  void startQuickstart() {
    start(SampleConfigs.read(SampleConfigs.NAMES.get(0)));
  }

  @FXML
  void openRun() {
    dialogs
        .openFolder(Texts.of("search.openTitle"))
        .ifPresent(folder -> openAt(new RunDirectory(folder)));
  }

  private void openAt(RunDirectory run) {
    if (Workspaces.of(run).isPresent()) {
      open(run);
    } else {
      dialogs.tell(
          Texts.of("search.openTitle"),
          run + ": there is no " + Workspaces.marks() + "; choose a run's own directory");
    }
  }

  /** Shows a run, whoever started it. */
  public void open(RunDirectory run) {
    centre.getChildren().setAll(opened.show(run).node());
    runsView.select(run);
  }

  private void start(RunConfig config) {
    Map<String, String> more = benchmark.environment();
    background.submit(
        () -> {
          RunDirectory run =
              library.create(DataPaths.absolute(config), config.kind().label(), Map.of());
          WorkerLauncher.likeThisProcess().with(more).start(run);
          return run;
        },
        this::open,
        problem -> dialogs.tell(forms.get(config.kind()).title(), problem));
  }

  private void dragOver(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    Path path = event.getDragboard().getFiles().get(0).toPath();
    event.setDropCompleted(true);
    event.consume();
    take(path);
  }

  /** Opens what was dropped: a run's directory, or a config file in the form of its kind. */
  public void take(Path path) {
    if (Files.isDirectory(path)) {
      openAt(new RunDirectory(path));
      return;
    }
    String name = path.getFileName().toString().replaceFirst("\\.json$", "");
    background.submit(
        () -> filling(path, name),
        Runnable::run,
        problem -> dialogs.tell(Texts.of("config.openTitle"), problem));
  }

  /** Reads a config; what comes of it fills the form of its kind. */
  private Runnable filling(Path path, String name) {
    ConfigKind kind = ConfigReader.kindOf(path);
    if (kind.run().isEmpty()) {
      RaceConfig race = RaceConfigReader.read(path);
      return () -> {
        newRace();
        raceForm.fill(race, name);
      };
    }
    RunConfig config = ConfigReader.read(ConfigSchema.of(kind.run().get()), path);
    return () -> showForm(config.kind()).fill(config, name);
  }

  /**
   * Asks what to do with what is running.
   *
   * @return whether the window may close
   */
  public boolean mayClose() {
    Map<RunDirectory, String> live = live();
    if (live.isEmpty()) {
      return true;
    }
    String names = String.join(", ", live.values());
    int answer =
        dialogs.ask(
            Texts.of("close.title"),
            Texts.of("close.text", names),
            List.of(Texts.of("close.keep"), Texts.of("close.stop"), Texts.of("close.cancel")));
    if (answer == 1) {
      live.keySet().forEach(ShellView::stop);
    }
    return answer != 2;
  }

  /** Names of the runs that go on; the one that is shown is known to before the list sees it. */
  private Map<RunDirectory, String> live() {
    Map<RunDirectory, String> live = new LinkedHashMap<>();
    if (current() != null) {
      current().live().ifPresent(name -> live.put(current().directory(), name));
    }
    runsModel.live().forEach(item -> live.put(item.run(), item.name()));
    return live;
  }

  private static void stop(RunDirectory run) {
    try {
      Control.send(run, Command.STOP);
    } catch (IOException | cellscope.model.InputProblem e) {
      // its worker has ended by itself: there is nothing to stop
    }
  }

  @Override
  public void close() {
    runsModel.close();
    background.close();
    estimates.close();
    opened.close();
    benchmark.close();
  }
}
