package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Palette;
import cellscope.picture.Point;
import cellscope.picture.Shape;
import cellscope.picture.curve.ColumnReduction;
import cellscope.picture.curve.CurvePicture;
import cellscope.picture.curve.CurveRaster;
import cellscope.picture.curve.CurveScene;
import cellscope.picture.curve.CurveSeries;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.MinMaxPyramid;
import cellscope.picture.curve.SmoothedSeries;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Draws reduced curves by a raster of the plot's size. Two rasters take turns, since JavaFX may
 * still be showing one while the next is drawn; they and the arrays are kept from one time to the
 * next.
 */
final class CurvePainter {
  private static final double DOT = 2.2;
  private static final double DOT_DISTANCE = 14;

  private final ColumnReduction line = new ColumnReduction();
  private final Sheet[] sheets = new Sheet[2];
  private final List<Dot> dots = new ArrayList<>();
  private final List<Shape> dashed = new ArrayList<>();
  private Inputs inputs;
  private int turn;
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];

  private record Sheet(CurveRaster raster, PixelBuffer<IntBuffer> buffer, WritableImage image) {
    static Sheet of(int width, int height) {
      CurveRaster raster = new CurveRaster(width, height);
      PixelBuffer<IntBuffer> buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
      return new Sheet(raster, buffer, new WritableImage(buffer));
    }
  }

  private record Dot(double x, double y, Colour colour) {}

  /** All that the lines follow from; the cursor and the cross-hair are not among it. */
  private record Inputs(
      Palette palette,
      CurveWindow window,
      double scale,
      List<SmoothedSeries> visible,
      List<Long> revisions,
      List<Double> smoothing) {
    static Inputs of(Palette palette, CurveScene scene, CurveWindow window, double scale) {
      List<SmoothedSeries> visible = scene.visible();
      return new Inputs(
          palette,
          window,
          scale,
          visible,
          visible.stream().map(s -> s.source().revision()).toList(),
          visible.stream().map(SmoothedSeries::smoothing).toList());
    }
  }

  /**
   * @param scale pixels of the raster for one of the scene
   */
  void paint(
      GraphicsContext graphics,
      Palette palette,
      CurveScene scene,
      CurveWindow window,
      double scale) {
    Inputs now = Inputs.of(palette, scene, window, scale);
    if (!now.equals(inputs)) {
      inputs = now;
      dots.clear();
      dashed.clear();
      turn = 1 - turn;
      drawSheet(palette, scene, window, scale);
    }
    Sheet sheet = sheets[turn];
    Area plot = window.plot();
    graphics.drawImage(
        sheet.image(),
        plot.x(),
        plot.y(),
        sheet.raster().width() / scale,
        sheet.raster().height() / scale);
    if (!dashed.isEmpty()) {
      drawDashed(graphics, palette, plot);
    }
    for (Dot dot : dots) {
      graphics.setFill(CanvasPen.color(dot.colour(), palette));
      graphics.fillOval(dot.x() - DOT, dot.y() - DOT, 2 * DOT, 2 * DOT);
    }
  }

  private void drawSheet(Palette palette, CurveScene scene, CurveWindow window, double scale) {
    Area plot = window.plot();
    Sheet sheet =
        sheet((int) Math.ceil(plot.width() * scale), (int) Math.ceil(plot.height() * scale));
    sheet.raster().clear();
    for (SmoothedSeries series : scene.visible()) {
      if (series.smoothing() > 0 && !series.source().isDashed()) {
        Colour colour = new Colour.Series(series.source().colour()).faded(CurvePicture.RAW);
        int size = reduce(series, series.source().values(), window, scale);
        sheet.raster().stroke(xs, ys, size, scale, colour.argb(palette));
      }
    }
    for (SmoothedSeries series : scene.visible()) {
      Colour colour = new Colour.Series(series.source().colour());
      int size = reduce(series, CurvePicture.values(series), window, scale);
      if (series.source().isDashed()) {
        addDashed(series.source(), plot, size, scale);
      } else {
        sheet.raster().stroke(xs, ys, size, CurvePicture.LINE * scale, colour.argb(palette));
      }
      if (size <= plot.width() / DOT_DISTANCE) {
        addDots(colour, plot, size, scale);
      }
    }
    sheet.buffer().updateBuffer(all -> null);
  }

  /** The raster has no dashes; a curve of epochs has few enough points for the canvas. */
  private void addDashed(CurveSeries series, Area plot, int size, double scale) {
    List<Point> points = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      points.add(new Point(plot.x() + xs[i] / scale, plot.y() + ys[i] / scale));
    }
    dashed.add(new Shape.Polyline(points, CurvePicture.stroke(series)));
  }

  private void drawDashed(GraphicsContext graphics, Palette palette, Area plot) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(plot.x() - 1, plot.y() - 1, plot.width() + 2, plot.height() + 2);
    graphics.clip();
    new CanvasPen(graphics, palette).draw(dashed);
    graphics.restore();
  }

  /** Dots on the points of a line, where they are far enough apart to be told. */
  private void addDots(Colour colour, Area plot, int size, double scale) {
    for (int i = 0; i < size; i++) {
      double x = plot.x() + xs[i] / scale;
      double y = plot.y() + ys[i] / scale;
      if (plot.grow(1).contains(x, y)) {
        dots.add(new Dot(x, y, colour));
      }
    }
  }

  /**
   * Puts a curve's reduced line into the arrays, in pixels of the raster; returns its number of
   * points.
   */
  private int reduce(
      SmoothedSeries series, MinMaxPyramid values, CurveWindow window, double scale) {
    Area plot = window.plot();
    int columns = (int) Math.max(1, plot.width() * scale);
    line.reduce(series.source(), values, window.x1(), window.x2(), columns);
    int size = line.size();
    if (size > xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    for (int i = 0; i < size; i++) {
      xs[i] = (window.toPixelX(line.x(i)) - plot.x()) * scale;
      ys[i] = (window.toPixelY(line.y(i)) - plot.y()) * scale;
    }
    return size;
  }

  private Sheet sheet(int width, int height) {
    Sheet sheet = sheets[turn];
    if (sheet == null || sheet.raster().width() != width || sheet.raster().height() != height) {
      sheet = Sheet.of(width, height);
      sheets[turn] = sheet;
    }
    return sheet;
  }
}
