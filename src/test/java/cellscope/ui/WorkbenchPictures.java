package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.ui.common.Theme;
import cellscope.ui.shell.ShellView;
import cellscope.ui.views.PaneSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws the pictures of the documentation. {@code mvn test -Dtest=WorkbenchPictures
 * -Dexcluded.test.groups= -Dpictures.library=DIR -Dpictures.run=ID -Dpictures.target=docs/pictures}
 */
@Tag("pictures")
class WorkbenchPictures {
  @Test
  void drawTheWindow() throws Exception {
    Path library = Path.of(System.getProperty("pictures.library"));
    String run = System.getProperty("pictures.run");
    Path target = Path.of(System.getProperty("pictures.target"));
    Files.createDirectories(target);
    Stage stage = FxToolkit.registerPrimaryStage();
    ShellView[] shell = new ShellView[1];
    Scene[] scene = new Scene[1];
    FxToolkit.setupFixture(
        () -> {
          shell[0] = new ShellView(new RunLibrary(library), new NoDialogs());
          scene[0] = WorkbenchApp.scene(shell[0]);
          stage.setScene(scene[0]);
          stage.setWidth(1400);
          stage.setHeight(860);
          stage.show();
        });
    picture(scene[0], target.resolve("welcome.png"));
    WaitForAsyncUtils.waitForAsyncFx(
        5000, () -> shell[0].open(new RunDirectory(library.resolve(run))));
    for (Theme theme : Theme.values()) {
      WaitForAsyncUtils.waitForAsyncFx(5000, () -> shell[0].themeProperty().set(theme));
      picture(
          scene[0],
          target.resolve("workbench-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
    }
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          stage.setWidth(860);
          stage.setHeight(560);
        });
    picture(scene[0], target.resolve("workbench-small.png"));
    WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          stage.setWidth(1400);
          stage.setHeight(860);
          scene[0].lookup(".accent").fireEvent(new javafx.event.ActionEvent());
        });
    picture(scene[0], target.resolve("new-search.png"));
    WaitForAsyncUtils.waitForAsyncFx(5000, () -> shell[0].close());
    assertThat(target.resolve("new-search.png")).exists();
  }

  private static void picture(Scene scene, Path target) throws Exception {
    TimeUnit.MILLISECONDS.sleep(1500);
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(
            5000, () -> PaneSnapshot.take(scene.getRoot(), 1, Color.WHITE));
    PaneSnapshot.write(image, target);
  }
}
