package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.ui.common.Theme;
import cellscope.ui.views.PaneSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws the pictures of the documentation. {@code mvn test -Dtest=WorkbenchPictures
 * -Dexcluded.test.groups= -Dpictures.library=DIR -Dpictures.run=ID
 * -Dpictures.target=docs/pictures}, with {@code -Dpictures.training=ID} those of a training too.
 */
@Tag("pictures")
class WorkbenchPictures {
  private final Path library = Path.of(System.getProperty("pictures.library"));
  private final Path target = Path.of(System.getProperty("pictures.target"));

  @Test
  void drawTheWindow() throws Exception {
    Files.createDirectories(target);
    Window window = Window.open(new RunLibrary(library));
    picture(window, "welcome");
    open(window, System.getProperty("pictures.run"));
    for (Theme theme : Theme.values()) {
      window.run(() -> window.shell().themeProperty().set(theme));
      picture(window, "workbench-" + theme.name().toLowerCase(Locale.ROOT));
    }
    window.run(() -> window.shell().themeProperty().set(Theme.LIGHT));
    window.makeSmall();
    picture(window, "workbench-small");
    window.makeLarge();
    window.fire("#newSearch");
    picture(window, "new-search");
    String training = System.getProperty("pictures.training");
    if (training != null) {
      open(window, training);
      window.fire("#showLayers");
      picture(window, "training");
    }
    window.fire("#showCells");
    picture(window, "published-cells");
    window.run(window.shell()::close);
    assertThat(target.resolve("published-cells.png")).exists();
  }

  private void open(Window window, String run) throws Exception {
    window.run(() -> window.shell().open(new RunDirectory(library.resolve(run))));
  }

  private void picture(Window window, String name) throws Exception {
    TimeUnit.MILLISECONDS.sleep(1500);
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        window.get(() -> PaneSnapshot.take(window.scene().getRoot(), 1, Color.WHITE));
    PaneSnapshot.write(image, target.resolve(name + ".png"));
  }
}
