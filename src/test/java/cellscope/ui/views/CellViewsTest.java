package cellscope.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import cellscope.picture.Area;
import cellscope.picture.CellFrame;
import cellscope.picture.Frames;
import cellscope.picture.Palette;
import cellscope.picture.cell.CellMode;
import cellscope.picture.heat.HeatMode;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CellViewsTest {
  private final List<CellFrame> frames = Frames.search(12, 7);
  private HeatMapView map;
  private CellDagView cell;

  @Start
  void start(Stage stage) {
    map = new HeatMapView();
    cell = new CellDagView();
    cell.selectedEdgeProperty().bindBidirectional(map.selectedEdgeProperty());
    map.getHistory().setAll(frames);
    show(7);
    HBox both = new HBox(map, cell);
    HBox.setHgrow(map, Priority.ALWAYS);
    HBox.setHgrow(cell, Priority.ALWAYS);
    stage.setScene(new Scene(both, 1200, 420));
    // the stage is that of the test before, with its size
    stage.setWidth(1200);
    stage.setHeight(420);
    stage.show();
  }

  @Test
  void clickingARowLightsTheEdgeUpInBothViewsAndShowsItsHistory(FxRobot robot) {
    clickField(robot, 4, 2);
    assertThat(map.getSelectedEdge()).isEqualTo(4);
    assertThat(cell.getSelectedEdge()).isEqualTo(4);
    assertThat(map.showsHistory()).isTrue();
    clickField(robot, 4, 0);
    assertThat(cell.getSelectedEdge()).isEqualTo(-1);
    assertThat(map.showsHistory()).isFalse();
  }

  @Test
  void clickingAnEdgeOfTheGraphSelectsItsRow(FxRobot robot) {
    for (int edge = 0; edge < 6; edge++) {
      robot.clickOn(cell.localToScreen(cell.labelPlace(edge)));
      assertThat(map.getSelectedEdge()).isEqualTo(edge);
      settle();
    }
  }

  @Test
  void hoveringTellsEveryOperationsProbability(FxRobot robot) {
    robot.moveTo(cell.localToScreen(cell.labelPlace(3)));
    String expected = String.format("%.1f%%", 100 * frames.get(7).alpha().softmax(3)[4]);
    assertThat(cell.hoverTextProperty().get())
        .startsWith("edge 3←0, epoch 7\nnone")
        .contains("avg_pool_3x3  " + expected)
        .contains("▸ derived")
        .contains("● sampled");
    Area field = map.mapLayout().field(2, 1);
    robot.moveTo(map.localToScreen(field.centreX(), field.centreY()));
    String alpha = String.format("%+.5f", frames.get(7).alpha().get(2, 1));
    assertThat(map.hoverTextProperty().get())
        .startsWith("2←1  skip_connect")
        .contains("alpha  " + alpha);
    assertThat(cell.hoverTextProperty().get()).isEmpty();
  }

  @Test
  void keysGoFromEdgeToEdgeAndLeaveTheScrubbersAlone(FxRobot robot) {
    robot.interact(map::requestFocus);
    robot.type(KeyCode.DOWN, KeyCode.DOWN);
    assertThat(cell.getSelectedEdge()).isEqualTo(1);
    robot.type(KeyCode.UP, KeyCode.UP);
    assertThat(cell.getSelectedEdge()).isEqualTo(5);
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertThat(map.focusedColumnProperty().get()).isZero();
    robot.type(KeyCode.ESCAPE);
    assertThat(map.getSelectedEdge()).isEqualTo(-1);
    boolean[] heard = new boolean[1];
    robot.interact(
        () ->
            map.getScene().getRoot().setOnKeyPressed(e -> heard[0] |= e.getCode() == KeyCode.LEFT));
    robot.type(KeyCode.LEFT);
    assertThat(heard[0]).isTrue();
  }

  @Test
  void theGraphZoomsMovesAndFitsAgain(FxRobot robot) {
    Point2D fitted = cell.labelPlace(0);
    double apart = fitted.distance(cell.labelPlace(5));
    robot.interact(() -> Wheel.turn(cell, fitted.getX(), fitted.getY(), 80));
    assertThat(cell.labelPlace(0).distance(fitted)).isLessThan(1e-3);
    assertThat(cell.labelPlace(5).distance(cell.labelPlace(0))).isGreaterThan(1.2 * apart);
    robot.moveTo(cell.localToScreen(20, 20)).press(MouseButton.PRIMARY).moveBy(60, 30);
    robot.release(MouseButton.PRIMARY);
    settle();
    assertThat(cell.labelPlace(0).getX()).isGreaterThan(fitted.getX() + 40);
    robot.doubleClickOn(cell.localToScreen(20, 20));
    settle();
    assertThat(cell.labelPlace(0).distance(fitted)).isLessThan(1e-6);
  }

  @Test
  void placesStayWhileScrubbing(FxRobot robot) {
    List<Point2D> before = places();
    robot.interact(() -> show(2));
    assertThat(places()).isEqualTo(before);
    robot.interact(() -> cell.setMode(CellMode.SUPERNET));
    assertThat(places()).isEqualTo(before);
  }

  @Test
  void screenReadersHearTheCell(FxRobot robot) {
    robot.interact(() -> cell.setMode(CellMode.DERIVED));
    settle();
    String derived = frames.get(7).operations().get(frames.get(7).derived().get(0).get(0)).label();
    assertThat(cell.getAccessibleText())
        .startsWith("Derived cell of epoch 7: 1←0 " + derived + ", 2←0 ");
    robot.interact(() -> cell.setFrame(null));
    settle();
    assertThat(cell.getAccessibleText()).startsWith("No epoch yet");
  }

  @Test
  void everyModePaletteAndSizeIsDrawn(FxRobot robot) {
    for (HeatMode mode : HeatMode.values()) {
      robot.interact(() -> map.setMode(mode));
      clickField(robot, 1, 0);
    }
    robot.interact(() -> map.setPalette(Palette.DARK));
    robot.interact(() -> map.getScene().getWindow().setWidth(330));
    robot.interact(() -> map.getScene().getWindow().setHeight(130));
    settle();
    assertThat(map.getWidth()).isLessThan(200);
    robot.interact(() -> map.setSelectedEdge(1));
    settle();
    assertThat(map.showsHistory()).isFalse();
  }

  private void show(int epoch) {
    map.setFrame(frames.get(epoch));
    cell.setPrevious(frames.get(epoch - 1));
    cell.setFrame(frames.get(epoch));
  }

  private List<Point2D> places() {
    return List.of(0, 1, 2, 3, 4, 5).stream().map(cell::labelPlace).toList();
  }

  private void clickField(FxRobot robot, int edge, int column) {
    int columns = map.mapLayout().columns();
    Area field = map.mapLayout().field(edge, Math.min(column, columns - 1));
    robot.clickOn(map.localToScreen(field.centreX(), field.centreY()));
    settle();
  }

  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }
}
