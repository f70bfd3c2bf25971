package cellscope.ui.views;

import cellscope.picture.Shape;
import cellscope.picture.curve.CurveAxes;
import cellscope.picture.curve.CurveLevel;
import cellscope.picture.curve.CurveScene;
import cellscope.picture.curve.CurveSeries;
import cellscope.picture.curve.CurveZoom;
import cellscope.picture.curve.SmoothedSeries;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.scene.canvas.GraphicsContext;

/**
 * Curves of long runs. Every point is kept; each is smoothed, then reduced to what the pixel
 * columns can show. Wheel and drag zoom, shift and drag or the middle button move, a double click
 * shows all again; a click in the legend, or the keys 1 to 9, hide and show a curve.
 */
public final class CurveView extends PaintedView {
  private final ObservableList<CurveSeries> series = FXCollections.observableArrayList();
  private final ObservableSet<CurveSeries> hidden = FXCollections.observableSet();
  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.25);
  private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale");
  private final DoubleProperty epochCursor =
      new SimpleDoubleProperty(this, "epochCursor", Double.NaN);
  private final LongProperty revision = new SimpleLongProperty(this, "revision");
  private final StringProperty unit = new SimpleStringProperty(this, "unit", "");
  private final StringProperty turn = new SimpleStringProperty(this, "turn", "epoch");
  private final ObjectProperty<CurveZoom> zoom =
      new SimpleObjectProperty<>(this, "zoom", CurveZoom.ALL);
  private final ObservableList<CurveLevel> levels = FXCollections.observableArrayList();
  private final List<SmoothedSeries> smoothed = new ArrayList<>();
  private final CurvePainter painter = new CurvePainter();
  private final CurveInput input;

  /** A view without curves. */
  public CurveView() {
    super("No steps yet", "The curves begin with the first step.");
    repaintOn(logScale, epochCursor, revision, unit, turn, zoom);
    series.addListener((Observable changed) -> follow());
    hidden.addListener((Observable changed) -> repaint());
    levels.addListener((Observable changed) -> repaint());
    smoothing.addListener(
        (property, before, now) -> {
          smoothed.forEach(s -> s.setSmoothing(now.doubleValue()));
          repaint();
        });
    input = new CurveInput(this);
  }

  /**
   * The curves. After points were added to one, change {@link #revisionProperty()} or call {@link
   * #refresh()}.
   */
  public ObservableList<CurveSeries> getSeries() {
    return series;
  }

  /** Values that the curves are held against. */
  public ObservableList<CurveLevel> getLevels() {
    return levels;
  }

  /** The curves that are not drawn; the legend changes it. */
  public ObservableSet<CurveSeries> getHidden() {
    return hidden;
  }

  /**
   * How far back a point counts 1/e as much as the newest, in epochs; 0 draws the curves
   * themselves.
   */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /** Whether y is logarithmic. */
  public BooleanProperty logScaleProperty() {
    return logScale;
  }

  /** The x of the epoch that is looked at; NaN for none. */
  public DoubleProperty epochCursorProperty() {
    return epochCursor;
  }

  /** Any number that changes when a curve has grown: bind it to the view model's. */
  public LongProperty revisionProperty() {
    return revision;
  }

  /** What y is, such as "nats"; empty for nothing to say. */
  public StringProperty unitProperty() {
    return unit;
  }

  /** What x counts. */
  public StringProperty turnProperty() {
    return turn;
  }

  /** Which part is looked at; {@link CurveZoom#ALL} grows with the data. */
  public ObjectProperty<CurveZoom> zoomProperty() {
    return zoom;
  }

  /** Draws what the curves have got since. */
  public void refresh() {
    repaint();
  }

  /** Shows everything again. */
  public void resetZoom() {
    zoom.set(CurveZoom.ALL);
  }

  /** Hides a curve or shows it again. */
  public void toggle(CurveSeries one) {
    if (!hidden.remove(one)) {
      hidden.add(one);
    }
  }

  CurveScene scene() {
    return new CurveScene(
        smoothed,
        hidden,
        zoom.get(),
        logScale.get(),
        epochCursor.get(),
        unit.get(),
        turn.get(),
        levels);
  }

  CurveAxes axes() {
    return CurveAxes.of(getWidth(), getHeight(), scene());
  }

  @Override
  boolean hasContent() {
    return series.stream().anyMatch(s -> s.size() > 0);
  }

  @Override
  void paint(GraphicsContext graphics, CanvasPen pen) {
    CurveScene scene = scene();
    CurveAxes axes = CurveAxes.of(getWidth(), getHeight(), scene);
    pen.draw(axes.under(scene));
    painter.paint(graphics, getPalette(), scene, axes.window(), pixelScale());
    pen.draw(axes.over(scene));
    List<Shape> overlay = input.overlay(scene, axes.window());
    pen.draw(overlay);
  }

  @Override
  String accessibleSummary() {
    StringBuilder text = new StringBuilder("curves");
    String separator = ": ";
    for (CurveSeries one : series) {
      if (one.size() > 0 && !hidden.contains(one)) {
        int last = one.size() - 1;
        text.append(separator).append(one.name()).append(' ');
        text.append(CurveReadout.format(one.y(last))).append(" at ").append(turn.get()).append(' ');
        text.append(CurveReadout.format(one.x(last)));
        separator = ", ";
      }
    }
    return text.toString();
  }

  private void follow() {
    smoothed.removeIf(s -> !series.contains(s.source()));
    hidden.retainAll(series);
    List<SmoothedSeries> ordered = new ArrayList<>();
    for (CurveSeries one : series) {
      ordered.add(
          smoothed.stream()
              .filter(s -> s.source() == one)
              .findFirst()
              .orElseGet(() -> new SmoothedSeries(one, smoothing.get())));
    }
    smoothed.clear();
    smoothed.addAll(ordered);
    repaint();
  }
}
