package cellscope.ui;

import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.ui.benchmark.TableNames;
import cellscope.ui.common.KeptText;
import cellscope.ui.common.StageDialogs;
import cellscope.ui.common.Theme;
import cellscope.ui.common.ViewLoader;
import cellscope.ui.shell.ShellKeys;
import cellscope.ui.shell.ShellView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * The workbench. Parameters: {@code --library=DIR} for another library than the usual one, {@code
 * --run=DIR} to open a run at once, {@code --benchmark=FILE} for another benchmark table than the
 * settings', {@code --theme=light|dark}.
 */
public final class WorkbenchApp extends Application {
  private static final double WIDTH = 1400;
  private static final double HEIGHT = 860;
  private static final double LEAST_WIDTH = 860;
  private static final double LEAST_HEIGHT = 560;
  private static final String THEME = "theme";
  private static final String BENCHMARK = "benchmark";

  private ShellView shell;

  @Override
  public void start(Stage stage) {
    var named = getParameters().getNamed();
    RunLibrary library = RunLibrary.find(Optional.ofNullable(named.get("library")).map(Path::of));
    KeptText kept = KeptText.of(Preferences.userNodeForPackage(WorkbenchApp.class), BENCHMARK);
    TableNames names = new TableNames(named.getOrDefault(BENCHMARK, ""), kept, System.getenv());
    shell = new ShellView(library, new StageDialogs(stage), names);
    Scene scene = scene(shell);
    shell.themeProperty().set(wantedTheme(named.get("theme")));
    stage.setTitle("CellScope");
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setOnCloseRequest(
        event -> {
          if (!shell.mayClose()) {
            event.consume();
          }
        });
    stage.show();
    Optional.ofNullable(named.get("run"))
        .ifPresent(run -> shell.open(new RunDirectory(Path.of(run))));
  }

  /** The scene of a shell, with its keys and its theme applied. */
  public static Scene scene(ShellView shell) {
    Parent root = new ViewLoader().with(shell).load("workbench");
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    apply(shell.themeProperty().get(), scene);
    shell.themeProperty().addListener((property, before, now) -> apply(now, scene));
    new ShellKeys(shell).attach(scene);
    return scene;
  }

  private static void apply(Theme theme, Scene scene) {
    Application.setUserAgentStylesheet(theme.userAgentStylesheet());
    scene.getStylesheets().setAll(Theme.base(), theme.colours());
  }

  private Theme wantedTheme(String asked) {
    Preferences kept = Preferences.userNodeForPackage(WorkbenchApp.class);
    shell
        .themeProperty()
        .addListener(
            (property, before, now) ->
                kept.put(THEME, now.name().toLowerCase(java.util.Locale.ROOT)));
    String name = asked == null ? kept.get(THEME, "light") : asked;
    return name.equals("dark") ? Theme.DARK : Theme.LIGHT;
  }

  @Override
  public void stop() {
    if (shell != null) {
      shell.close();
    }
  }
}
