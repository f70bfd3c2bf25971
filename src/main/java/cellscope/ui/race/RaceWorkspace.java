package cellscope.ui.race;

import cellscope.run.Command;
import cellscope.run.Control;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceRuns;
import cellscope.run.RunDirectory;
import cellscope.run.Turns.Turn;
import cellscope.run.WorkerLauncher;
import cellscope.ui.common.Theme;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.pane.PaneSaver;
import cellscope.ui.pane.PaneTools;
import cellscope.ui.views.RaceCurveView;
import cellscope.ui.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** An open race with its view and the thread that reads it. */
final class RaceWorkspace implements Workspace {
  private final RaceDirectory race;
  private final PaneTools tools;
  private final RaceView view;
  private final Parent node;
  private final RaceFollower follower;
  private RaceShown shown;

  RaceWorkspace(RaceDirectory race, ObservableValue<Theme> theme, PaneTools tools) {
    this.race = race;
    this.tools = tools;
    PaneSaver saver =
        new PaneSaver(
            tools.dialogs(), tools.background(), () -> theme.getValue().paper(), tools.notice());
    view = new RaceView(tools, saver, this::choose, this::open, this::send, this::resume);
    node = new ViewLoader().with(view).load("race");
    RaceCurveView chart = (RaceCurveView) node.lookup("#chart");
    chart
        .paletteProperty()
        .bind(Bindings.createObjectBinding(() -> theme.getValue().palette(), theme));
    follower = new RaceFollower(race, this::show, view::tell);
  }

  private void show(RaceShown now) {
    shown = now;
    view.show(now);
  }

  private void choose(RaceChoice choice) {
    follower.choose(choice);
  }

  private void send(Command command) {
    tools
        .background()
        .submit(
            () -> {
              Control.send(race.place(), command);
              return command;
            },
            sent -> {},
            view::tell);
  }

  /** The race's own table; before it has begun, the window's. */
  private Map<String, String> environment() {
    Map<String, String> own = RaceRuns.environment(shown.record());
    return own.isEmpty() ? tools.benchmark().environment() : own;
  }

  private void resume() {
    Map<String, String> environment = environment();
    tools
        .background()
        .submit(
            () -> WorkerLauncher.likeThisProcess().with(environment).resume(race.place()),
            started -> {},
            view::tell);
  }

  /** Opens a search as a run; one that has none yet is repeated, exactly. */
  private void open(SearchRow row) {
    Turn turn =
        new Turn(shown.record().config().contestant(row.contestant()).orElseThrow(), row.seed());
    Map<String, String> environment = environment();
    tools
        .background()
        .submit(
            () -> {
              if (RaceRuns.exists(race, turn)) {
                return race.run(turn.contestant(), turn.seed());
              }
              RunDirectory run = RaceRuns.create(race, shown.record().config(), turn, Map.of());
              WorkerLauncher.likeThisProcess().with(environment).start(run);
              return run;
            },
            tools.open(),
            view::tell);
  }

  @Override
  public RunDirectory directory() {
    return race.place();
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void setShown(boolean now) {
    follower.setResting(!now);
  }

  /** Its searches. */
  @Override
  public int points() {
    return shown == null ? -1 : shown.searches().size();
  }

  @Override
  public Optional<String> live() {
    return Optional.ofNullable(shown)
        .filter(race -> race.state().live())
        .map(race -> race.record().name());
  }

  @Override
  public void togglePause() {
    view.pause();
  }

  @Override
  public void close() {
    follower.close();
  }
}
