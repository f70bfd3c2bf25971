package cellscope.ui.views;

import cellscope.picture.CellFrame;
import cellscope.picture.Colour;
import cellscope.picture.Curves;
import cellscope.picture.Frames;
import cellscope.picture.Palette;
import cellscope.picture.cell.CellMode;
import cellscope.picture.heat.HeatMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Draws all views in both themes and several sizes to PNG files, to be looked at. First argument:
 * the folder.
 */
public final class ViewGallery extends Application {
  private Path folder;

  /**
   * Starts it; a class of its own, since Java refuses to start an Application from the class path.
   */
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      launch(ViewGallery.class, arguments);
    }
  }

  @Override
  public void start(Stage stage) throws Exception {
    folder = Files.createDirectories(Path.of(getParameters().getRaw().get(0)));
    try {
      for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
        cells(palette);
        maps(palette);
        curves(palette);
      }
    } finally {
      Platform.exit();
    }
  }

  private void cells(Palette palette) throws Exception {
    List<CellFrame> frames = Frames.search(30, 7);
    for (CellMode mode : CellMode.values()) {
      CellDagView view = cell(palette, frames, mode);
      write(view, palette, "dag-" + mode.label(), 720, 430);
    }
    write(cell(palette, frames, CellMode.SAMPLED), palette, "dag-tiny", 160, 120);
    write(cell(palette, frames, CellMode.SAMPLED), palette, "dag-small", 320, 240);
    write(cell(palette, frames, CellMode.SUPERNET), palette, "dag-tall", 300, 600);
    List<CellFrame> nasnet = Frames.search(Frames.TWO_INPUTS, 20, 3);
    for (CellMode mode : CellMode.values()) {
      write(cell(palette, nasnet, mode), palette, "nasnet-" + mode.label(), 366, 350);
      write(cell(palette, nasnet, mode), palette, "nasnet-large-" + mode.label(), 640, 520);
    }
    write(cell(palette, nasnet, CellMode.DERIVED), palette, "nasnet-small", 440, 170);
    CellDagView empty = new CellDagView();
    empty.setPalette(palette);
    write(empty, palette, "dag-empty", 400, 240);
  }

  private void maps(Palette palette) throws Exception {
    for (HeatMode mode : HeatMode.values()) {
      write(map(palette, mode, -1), palette, "map-" + mode.label(), 460, 280);
    }
    write(map(palette, HeatMode.SOFTMAX, 3), palette, "map-history", 460, 340);
    write(map(palette, HeatMode.SOFTMAX, 3), palette, "map-wide", 900, 520);
    write(map(palette, HeatMode.RAW, 2), palette, "map-tiny", 160, 120);
    write(map(palette, HeatMode.SOFTMAX, 2), palette, "map-small", 260, 180);
    HeatMapView full = map(palette, HeatMode.SOFTMAX, -1);
    full.fittedRangeProperty().set(false);
    write(full, palette, "map-full-range", 460, 280);
    HeatMapView empty = new HeatMapView();
    empty.setPalette(palette);
    write(empty, palette, "map-empty", 300, 200);
  }

  private static HeatMapView map(Palette palette, HeatMode mode, int edge) {
    List<CellFrame> frames = Frames.search(30, 7);
    HeatMapView view = new HeatMapView();
    view.setPalette(palette);
    view.getHistory().setAll(frames);
    view.setFrame(frames.get(22));
    view.setMode(mode);
    view.setSelectedEdge(edge);
    return view;
  }

  private void curves(Palette palette) throws Exception {
    write(curve(palette, 30, 60), palette, "curve", 560, 300);
    write(curve(palette, 250, 390), palette, "curve-long", 760, 360);
    write(curve(palette, 20, 30), palette, "curve-small", 260, 160);
    write(curve(palette, 20, 30), palette, "curve-tiny", 160, 120);
    write(curve(palette, 20, 30), palette, "curve-least", 110, 70);
    CurveView first = curve(palette, 1, 3);
    write(first, palette, "curve-first-steps", 420, 240);
    CurveView log = curve(palette, 250, 390);
    log.logScaleProperty().set(true);
    log.toggle(log.getSeries().get(1));
    write(log, palette, "curve-log", 560, 300);
    CurveView pointed = curve(palette, 30, 60);
    pointed.resize(560, 300);
    pointed.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            330,
            120,
            330,
            120,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            null));
    write(pointed, palette, "curve-crosshair", 560, 300);
    CurveView empty = new CurveView();
    empty.setPalette(palette);
    write(empty, palette, "curve-empty", 160, 120);
  }

  private static CurveView curve(Palette palette, int epochs, int steps) {
    CurveView view = new CurveView();
    view.setPalette(palette);
    view.getSeries().setAll(Curves.losses(epochs, steps, 5));
    view.unitProperty().set("nats");
    view.epochCursorProperty().set(Math.round(epochs * 0.7));
    return view;
  }

  private static CellDagView cell(Palette palette, List<CellFrame> frames, CellMode mode) {
    CellDagView view = new CellDagView();
    view.setPalette(palette);
    view.setFrame(frames.get(frames.size() - 1));
    view.setPrevious(frames.get(frames.size() - 2));
    view.setMode(mode);
    view.setSelectedEdge(3);
    return view;
  }

  private void write(Region view, Palette palette, String name, double width, double height)
      throws Exception {
    Scene scene = new Scene(new StackPane(view), width, height);
    view.resize(width, height);
    view.layout();
    var image = PaneSnapshot.take(view, 2, CanvasPen.color(Colour.Role.BACKGROUND, palette));
    PaneSnapshot.write(
        image, folder.resolve((palette.isDark() ? "dark-" : "light-") + name + ".png"));
    ((StackPane) scene.getRoot()).getChildren().clear();
  }
}
