package cellscope.ui.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cellscope.picture.Area;
import cellscope.picture.Curves;
import cellscope.picture.curve.CurveSeries;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.CurveZoom;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CurveViewTest {
  private final List<CurveSeries> losses = Curves.losses(20, 50, 3);
  private CurveView view;

  @Start
  void start(Stage stage) {
    view = new CurveView();
    view.getSeries().setAll(losses);
    stage.setScene(new Scene(new StackPane(view), 640, 360));
    // the stage is that of the test before, with its size
    stage.setWidth(640);
    stage.setHeight(360);
    stage.show();
  }

  @Test
  void theWheelZoomsAboutThePointerAndADoubleClickShowsAllAgain(FxRobot robot) {
    CurveWindow all = window();
    double x = all.toPixelX(5);
    robot.interact(() -> Wheel.turn(view, x, 200, 80));
    settle();
    CurveWindow near = window();
    assertThat(near.x2() - near.x1()).isLessThan(0.95 * (all.x2() - all.x1()));
    assertThat(near.toX(x)).isCloseTo(5, within(0.05));
    robot.doubleClickOn(view.localToScreen(300, 200));
    settle();
    assertThat(window()).isEqualTo(all);
  }

  @Test
  void aLevelDragZoomsTheEpochsAndAnOtherTheValuesToo(FxRobot robot) {
    CurveWindow all = window();
    drag(robot, all.toPixelX(5), 200, all.toPixelX(10), 203);
    assertThat(window().x1()).isCloseTo(5, within(0.1));
    assertThat(window().x2()).isCloseTo(10, within(0.1));
    assertThat(view.zoomProperty().get().hasY()).isFalse();
    view.resetZoom();
    drag(robot, all.toPixelX(5), 150, all.toPixelX(10), 250);
    assertThat(window().y2()).isCloseTo(all.toY(150), within(0.02));
    assertThat(window().y1()).isCloseTo(all.toY(250), within(0.02));
  }

  @Test
  void shiftAndDragMoves(FxRobot robot) {
    robot.interact(() -> view.zoomProperty().set(CurveZoom.ALL.withX(5, 10)));
    double pixels = window().plot().width() / 5;
    robot.press(KeyCode.SHIFT);
    drag(robot, 400, 200, 400 - pixels, 200);
    robot.release(KeyCode.SHIFT);
    assertThat(window().x1()).isCloseTo(6, within(0.05));
    assertThat(window().x2()).isCloseTo(11, within(0.05));
  }

  @Test
  void aClickInTheLegendAndADigitHideAndShowACurve(FxRobot robot) {
    Area item = view.axes().legend().items().get(1);
    robot.clickOn(view.localToScreen(item.centreX(), item.centreY()));
    assertThat(view.getHidden()).containsExactly(losses.get(1));
    assertThat(view.scene().visible()).hasSize(2);
    robot.type(KeyCode.DIGIT2);
    assertThat(view.getHidden()).isEmpty();
    robot.type(KeyCode.DIGIT7);
    assertThat(view.getHidden()).isEmpty();
  }

  @Test
  void theCrossHairTellsEveryCurvesValue(FxRobot robot) {
    robot.interact(() -> view.smoothingProperty().set(0));
    settle();
    CurveWindow window = window();
    robot.moveTo(view.localToScreen(Math.round(window.toPixelX(7)), 200));
    double x = window.toX(Math.round(window.toPixelX(7)));
    CurveSeries derived = losses.get(2);
    assertThat(view.hoverTextProperty().get())
        .startsWith(String.format("epoch %.2f\nweights  ", x).substring(0, 7))
        .endsWith(String.format("derived  %.4f", derived.y(derived.nearest(x))));
    robot.moveTo(view.localToScreen(300, 5));
    assertThat(view.hoverTextProperty().get()).isEmpty();
  }

  @Test
  void aGrowingCurveWidensTheWindowUnlessItIsZoomed(FxRobot robot) {
    robot.interact(
        () -> {
          losses.get(0).append(40, 0.5);
          view.refresh();
        });
    assertThat(window().x2()).isEqualTo(40);
    robot.interact(
        () -> {
          view.zoomProperty().set(CurveZoom.ALL.withX(2, 3));
          losses.get(0).append(80, 0.5);
          view.revisionProperty().set(1);
        });
    assertThat(window().x2()).isEqualTo(3);
  }

  @Test
  void whatIsDrawnIsTheCurveInItsColour(FxRobot robot) {
    CurveSeries level = new CurveSeries("level", 0);
    level.append(0, 1);
    level.append(10, 1);
    robot.interact(() -> view.getSeries().setAll(List.of(level)));
    settle();
    CurveWindow window = window();
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = PaneSnapshot.take(view, 2, Color.WHITE));
    assertThat(image[0].getWidth()).isEqualTo(2 * view.getWidth());
    int x = (int) Math.round(2 * window.plot().centreX() + 15);
    int y = (int) Math.round(2 * window.toPixelY(1));
    Color line = image[0].getPixelReader().getColor(x, y);
    assertThat(line.getBlue() - line.getRed()).isGreaterThan(0.4);
    Color above = image[0].getPixelReader().getColor(x, y - 20);
    assertThat(above).isEqualTo(Color.WHITE);
    robot.interact(() -> view.toggle(level));
    settle();
    robot.interact(() -> image[0] = PaneSnapshot.take(view, 1, Color.WHITE));
    assertThat(image[0].getPixelReader().getColor(x / 2, y / 2 + 3)).isEqualTo(Color.WHITE);
  }

  @Test
  void aNewPointIsDrawnAtTheNextPulse(FxRobot robot) {
    CurveSeries level = new CurveSeries("level", 0);
    level.append(0, 1);
    robot.interact(() -> view.getSeries().setAll(List.of(level)));
    // in a fixed window nothing but the curve changes
    robot.interact(() -> view.zoomProperty().set(new CurveZoom(0, 10, 0, 2)));
    settle();
    robot.interact(() -> level.append(10, 1));
    robot.interact(view::refresh);
    settle();
    CurveWindow window = window();
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = view.snapshot(null, null));
    int x = (int) Math.round(window.plot().centreX() + 7);
    int y = (int) window.toPixelY(1);
    Color line = image[0].getPixelReader().getColor(x, y);
    assertThat(line.getBlue() - line.getRed()).isGreaterThan(0.3);
  }

  @Test
  void curvesWithoutPointsGiveTheEmptyState(FxRobot robot) {
    robot.interact(() -> view.getSeries().setAll(List.of(new CurveSeries("weights", 0))));
    settle();
    assertThat(view.getAccessibleText()).startsWith("No steps yet");
    robot.clickOn(view).type(KeyCode.DIGIT1);
    robot.interact(() -> Wheel.turn(view, 100, 100, 80));
    robot.interact(() -> view.getSeries().setAll(losses));
    settle();
    assertThat(view.getAccessibleText()).startsWith("curves: weights ");
  }

  @Test
  void aLogarithmicAxisAndTinySizesAreDrawn(FxRobot robot) {
    CurveSeries hard = new CurveSeries("hard", 3);
    hard.append(0, 0);
    hard.append(1, -2);
    hard.append(2, Double.NaN);
    hard.append(3, 50);
    robot.interact(
        () -> {
          view.getSeries().setAll(List.of(hard));
          view.logScaleProperty().set(true);
        });
    settle();
    assertThat(window().y1()).isGreaterThan(0);
    robot.interact(
        () -> {
          view.getScene().getWindow().setWidth(100);
          view.getScene().getWindow().setHeight(70);
        });
    settle();
    assertThat(window().plot().width()).isGreaterThan(20);
  }

  private CurveWindow window() {
    settle();
    return view.axes().window();
  }

  private void drag(FxRobot robot, double x1, double y1, double x2, double y2) {
    robot.moveTo(view.localToScreen(x1, y1)).press(MouseButton.PRIMARY);
    robot.moveTo(view.localToScreen((x1 + x2) / 2, (y1 + y2) / 2));
    robot.moveTo(view.localToScreen(x2, y2)).release(MouseButton.PRIMARY);
    settle();
  }

  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }
}
