package cellscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.model.space.nasnet.AutoDlFormat;
import cellscope.model.space.nasnet.DartsFormat;
import cellscope.run.RunDirectory;
import cellscope.run.RunLibrary;
import cellscope.ui.common.Theme;
import cellscope.ui.shell.ShellView;
import cellscope.ui.views.CellDagView;
import cellscope.ui.views.HeatMapView;
import cellscope.ui.views.PaneSnapshot;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A recorded search of the NASNet space in the window. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NasNetRunTest {
  private static final int EPOCHS = 12;

  @TempDir Path folder;

  private final FxRobot robot = new FxRobot();
  private final NoDialogs dialogs = new NoDialogs();
  private ShellView shell;
  private Scene scene;
  private Stage stage;

  @BeforeEach
  void openTheRun() throws Exception {
    RunLibrary library = new RunLibrary(folder.resolve("library"));
    RunDirectory run = RecordedNasNet.of(library, EPOCHS);
    stage = FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          shell = new ShellView(library, dialogs);
          scene = WorkbenchApp.scene(shell);
          stage.setScene(scene);
          stage.setWidth(1400);
          stage.setHeight(860);
          stage.show();
          shell.open(run);
        });
    until("the reduction cell is there", () -> scene.lookup("#cell-reduce") != null);
    until("the last epoch is shown", () -> text("#place").startsWith("epoch 12 of"));
  }

  @AfterEach
  void close() throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shell.close());
  }

  private static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(30);
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private <T> T onFx(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private <T extends Node> T find(String selector, Class<T> type) {
    return type.cast(scene.lookup(selector));
  }

  private String text(String selector) throws Exception {
    return onFx(() -> find(selector, Labeled.class).getText());
  }

  private boolean isShown(String selector) throws Exception {
    return onFx(
        () -> {
          for (Node node = scene.lookup(selector); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
              return false;
            }
          }
          return true;
        });
  }

  @Test
  void bothKindsOfCellFollowTheScrubber() throws Exception {
    CellDagView normal = find("#cell", CellDagView.class);
    CellDagView reduce = find("#cell-reduce", CellDagView.class);
    assertThat(normal.getFrame().topology().kind()).isEqualTo("normal");
    assertThat(reduce.getFrame().topology().kind()).isEqualTo("reduce");
    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    until("the first epoch is shown", () -> text("#place").startsWith("epoch 1 of"));
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    until("the second epoch is shown", () -> text("#place").startsWith("epoch 2 of"));
    for (CellDagView view : List.of(normal, reduce)) {
      assertThat(view.getFrame().epoch()).isEqualTo(1);
      assertThat(view.previousProperty().get().epoch()).isZero();
    }
    assertThat(find("#heat-reduce", HeatMapView.class).getFrame().epoch()).isEqualTo(1);
    assertThat(find("#heat-reduce", HeatMapView.class).getHistory()).hasSize(EPOCHS);
  }

  @Test
  void anEdgeIsLitUpInItsOwnKindOnly() throws Exception {
    onFx(
        () -> {
          find("#heat-reduce", HeatMapView.class).setSelectedEdge(5);
          return null;
        });
    assertThat(find("#cell-reduce", CellDagView.class).getSelectedEdge()).isEqualTo(5);
    assertThat(find("#cell", CellDagView.class).getSelectedEdge()).isEqualTo(-1);
  }

  @Test
  void aSmallWindowShowsOneKindWithASwitch() throws Exception {
    assertThat(isShown("#cell-reduce")).isTrue();
    onFx(
        () -> {
          stage.setWidth(820);
          stage.setHeight(560);
          return null;
        });
    until("one kind is hidden", () -> !isShown("#cell-reduce"));
    assertThat(isShown("#cell")).isTrue();
    onFx(
        () -> {
          scene.lookup("#cellSwitch").lookupAll(".toggle-button").stream()
              .map(ToggleButton.class::cast)
              .filter(b -> b.getText().equals("Reduce"))
              .findFirst()
              .orElseThrow()
              .fire();
          return null;
        });
    assertThat(isShown("#cell-reduce")).isTrue();
    assertThat(isShown("#cell")).isFalse();
  }

  @Test
  void everyPaneIsSavedAndTheGenotypeExported() throws Exception {
    for (String pane : List.of("Loss", "Accuracy", "Alpha", "Cell")) {
      Path picture = folder.resolve(pane + ".png");
      dialogs.answering(picture);
      fire("#save" + pane);
      until(pane + " is saved", () -> Files.exists(picture));
      BufferedImage image = javax.imageio.ImageIO.read(picture.toFile());
      assertThat(image.getWidth()).isGreaterThan(400);
      assertThat(colours(image)).as(pane).isGreaterThan(20);
    }
    Path genotype = folder.resolve("genotype.txt");
    dialogs.answering(genotype);
    fire("#export");
    until("the genotype is saved", () -> Files.exists(genotype));
    String shown = onFx(() -> find("#structure", TextArea.class).getText());
    assertThat(Files.readString(genotype).strip())
        .isEqualTo(shown)
        .startsWith("Genotype(normal=[('")
        .contains("reduce_concat=range(2, 6)");
    Path autoDl = folder.resolve("autodl.txt");
    dialogs.answering(autoDl);
    assertThat(items("#copy")).containsExactly("DARTS text", "AutoDL text", "JSON");
    onFx(
        () -> {
          find("#export", MenuButton.class).getItems().get(1).fire();
          return null;
        });
    until("the other form is saved", () -> Files.exists(autoDl));
    assertThat(AutoDlFormat.parse(Files.readString(autoDl))).isEqualTo(DartsFormat.parse(shown));
    assertThat(Files.readString(autoDl)).startsWith("{'normal': [((");
    assertThat(text("#brief")).startsWith("normal: (").contains("reduce: (");
    assertThat(dialogs.told()).isEmpty();
    drawIfAsked();
  }

  private List<String> items(String menu) throws Exception {
    return onFx(
        () -> find(menu, MenuButton.class).getItems().stream().map(MenuItem::getText).toList());
  }

  private void fire(String selector) throws Exception {
    onFx(
        () -> {
          find(selector, ButtonBase.class).fire();
          return null;
        });
  }

  private static long colours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }

  /** Pictures of the whole window to look at, where {@code -Dpictures.target} names a folder. */
  private void drawIfAsked() throws Exception {
    String target = System.getProperty("pictures.target");
    if (target == null) {
      return;
    }
    Files.createDirectories(Path.of(target));
    for (Theme theme : Theme.values()) {
      onFx(
          () -> {
            shell.themeProperty().set(theme);
            return null;
          });
      for (int[] size : new int[][] {{1400, 860}, {860, 560}}) {
        onFx(
            () -> {
              stage.setWidth(size[0]);
              stage.setHeight(size[1]);
              return null;
            });
        TimeUnit.MILLISECONDS.sleep(700);
        String name = "nasnet-" + theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + ".png";
        var image = onFx(() -> PaneSnapshot.take(scene.getRoot(), 1, Color.WHITE));
        PaneSnapshot.write(image, Path.of(target, name));
      }
    }
  }
}
