package cellscope.ui.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cellscope.picture.Frames;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PaneSnapshotTest {
  private StackPane pane;

  @Start
  void start(Stage stage) {
    HeatMapView map = new HeatMapView();
    map.setFrame(Frames.search(1, 2).get(0));
    pane = new StackPane(map);
    stage.setScene(new Scene(pane, 300, 200));
    // the stage is that of the test before, with its size
    stage.setWidth(300);
    stage.setHeight(200);
    stage.show();
  }

  @Test
  void aPaneIsWrittenAsPngAtItsScale(FxRobot robot, @TempDir Path folder) throws IOException {
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = PaneSnapshot.take(pane, 3, Color.WHITE));
    Path target = folder.resolve("map.png");
    Files.writeString(target, "what was there before");
    PaneSnapshot.write(image[0], target);
    BufferedImage read = ImageIO.read(target.toFile());
    assertThat(read.getWidth()).isEqualTo(900);
    assertThat(read.getHeight()).isEqualTo(600);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorAndLeavesNothing(FxRobot robot, @TempDir Path folder) {
    WritableImage image = new WritableImage(4, 4);
    assertThatThrownBy(() -> PaneSnapshot.write(image, folder.resolve("none/map.png")))
        .isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherScaleIsRefused() {
    assertThatThrownBy(() -> PaneSnapshot.take(pane, 0.5, Color.WHITE))
        .hasMessage("a snapshot's scale is between 1 and 4, not 0.5");
  }
}
