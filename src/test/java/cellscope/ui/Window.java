package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.RunLibrary;
import cellscope.run.SnapshotReader;
import cellscope.ui.benchmark.TableNames;
import cellscope.ui.common.KeptText;
import cellscope.ui.common.Theme;
import cellscope.ui.shell.ShellView;
import cellscope.ui.views.PaneSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over a library, with nobody to answer its dialogs. */
final class Window {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 860;
  private static final int LEAST_WIDTH = 860;
  private static final int LEAST_HEIGHT = 560;

  private final RunLibrary library;
  private final NoDialogs dialogs = new NoDialogs();
  private final Stage stage;
  private ShellView shell;
  private Scene scene;

  private Window(RunLibrary library, TableNames names) throws Exception {
    this.library = library;
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          shell = new ShellView(library, dialogs, names);
          scene = WorkbenchApp.scene(shell);
          stage.setScene(scene);
          stage.setWidth(WIDTH);
          stage.setHeight(HEIGHT);
          stage.show();
        });
  }

  static Window open(RunLibrary library) throws Exception {
    return open(library, new TableNames("", KeptText.forgetful(), Map.of()));
  }

  static Window open(RunLibrary library, TableNames names) throws Exception {
    return new Window(library, names);
  }

  ShellView shell() {
    return shell;
  }

  Scene scene() {
    return scene;
  }

  NoDialogs dialogs() {
    return dialogs;
  }

  static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(30);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  <T> T get(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  void run(Runnable work) throws Exception {
    get(
        () -> {
          work.run();
          return null;
        });
  }

  boolean has(String selector) throws Exception {
    return get(() -> scene.lookup(selector) != null);
  }

  <T extends Node> T find(String selector, Class<T> type) throws Exception {
    return get(() -> type.cast(scene.lookup(selector)));
  }

  String text(String selector) throws Exception {
    return get(() -> ((Labeled) scene.lookup(selector)).getText());
  }

  void fire(String selector) throws Exception {
    run(() -> ((ButtonBase) scene.lookup(selector)).fire());
  }

  /** Whether a node is there and nothing around it is hidden. */
  boolean isShown(String selector) throws Exception {
    return get(
        () -> {
          Node node = scene.lookup(selector);
          boolean shown = node != null;
          for (; node != null; node = node.getParent()) {
            shown &= node.isVisible();
          }
          return shown;
        });
  }

  void makeSmall() throws Exception {
    resize(LEAST_WIDTH, LEAST_HEIGHT);
  }

  void makeLarge() throws Exception {
    resize(WIDTH, HEIGHT);
  }

  private void resize(int width, int height) throws Exception {
    run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  /**
   * Pictures of the window in both themes and at both sizes to look at, where {@code
   * -Dpictures.target} names a folder.
   */
  void draw(String name) throws Exception {
    String target = System.getProperty("pictures.target");
    if (target == null) {
      return;
    }
    Files.createDirectories(Path.of(target));
    for (Theme theme : Theme.values()) {
      run(() -> shell.themeProperty().set(theme));
      for (int[] size : new int[][] {{LEAST_WIDTH, LEAST_HEIGHT}, {WIDTH, HEIGHT}}) {
        resize(size[0], size[1]);
        TimeUnit.MILLISECONDS.sleep(500);
        var image = get(() -> PaneSnapshot.take(scene.getRoot(), 1, Color.WHITE));
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + ".png";
        PaneSnapshot.write(image, Path.of(target, file));
      }
    }
  }

  /** Stops what still runs, and waits for it. */
  void close() throws Exception {
    dialogs.choosing(1);
    get(() -> shell.mayClose());
    for (RunLibrary.Entry entry : library.list()) {
      if (entry.snapshot().isPresent()) {
        until("the worker ends", () -> !SnapshotReader.read(entry.run()).state().live());
      }
    }
    run(shell::close);
  }
}
