package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Palette;
import cellscope.picture.curve.ColumnReduction;
import cellscope.picture.curve.CurvePicture;
import cellscope.picture.curve.CurveScene;
import cellscope.picture.curve.CurveWindow;
import cellscope.picture.curve.MinMaxPyramid;
import cellscope.picture.curve.SmoothedSeries;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Draws reduced curves on a canvas, clipped to the plot; its arrays are kept from one time to the
 * next.
 */
final class CurvePainter {
  private static final double DOT = 2.2;
  private static final double DOT_DISTANCE = 14;

  private final ColumnReduction line = new ColumnReduction();
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];

  void paint(GraphicsContext graphics, Palette palette, CurveScene scene, CurveWindow window) {
    Area plot = window.plot();
    graphics.save();
    graphics.beginPath();
    graphics.rect(plot.x() - 1, plot.y() - 1, plot.width() + 4, plot.height() + 2);
    graphics.clip();
    graphics.setLineDashes((double[]) null);
    graphics.setLineWidth(1);
    for (SmoothedSeries series : scene.visible()) {
      if (series.smoothing() > 0) {
        Colour colour = new Colour.Series(series.source().colour());
        setColour(graphics, colour.faded(CurvePicture.RAW), palette);
        stroke(graphics, series, series.source().values(), window);
      }
    }
    graphics.setLineWidth(CurvePicture.LINE);
    for (SmoothedSeries series : scene.visible()) {
      setColour(graphics, new Colour.Series(series.source().colour()), palette);
      stroke(graphics, series, series.values(), window);
      addDots(graphics, window);
    }
    graphics.restore();
  }

  private static void setColour(GraphicsContext graphics, Colour colour, Palette palette) {
    Color color = CanvasPen.color(colour, palette);
    graphics.setStroke(color);
    graphics.setFill(color);
  }

  /** Dots on the points of the line just drawn, where they are far enough apart to be told. */
  private void addDots(GraphicsContext graphics, CurveWindow window) {
    if (line.size() <= window.plot().width() / DOT_DISTANCE) {
      for (int i = 0; i < line.size(); i++) {
        graphics.fillOval(xs[i] - DOT, ys[i] - DOT, 2 * DOT, 2 * DOT);
      }
    }
  }

  private void stroke(
      GraphicsContext graphics, SmoothedSeries series, MinMaxPyramid values, CurveWindow window) {
    int columns = (int) Math.max(1, window.plot().width());
    line.reduce(series.source(), values, window.x1(), window.x2(), columns);
    int size = line.size();
    if (size > xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    for (int i = 0; i < size; i++) {
      xs[i] = window.toPixelX(line.x(i));
      ys[i] = window.toPixelY(line.y(i));
    }
    graphics.strokePolyline(xs, ys, size);
  }
}
