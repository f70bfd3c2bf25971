package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Palette;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import cellscope.picture.TextSize;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * A view that paints itself on a canvas of its own size: at most once per pulse and only if
 * something that it shows has changed. Also what all views have in common: palette, empty state,
 * hover text, focus.
 */
abstract class PaintedView extends Region {
  private static final double LEAST_WIDTH = 80;
  private static final double LEAST_HEIGHT = 60;

  private final Canvas canvas = new Canvas();
  private final ObjectProperty<Palette> palette =
      new SimpleObjectProperty<>(this, "palette", Palette.LIGHT);
  private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText");
  private final StringProperty emptyHint = new SimpleStringProperty(this, "emptyHint", "");
  private final ReadOnlyStringWrapper hoverText = new ReadOnlyStringWrapper(this, "hoverText", "");
  private final Runnable onPulse = this::paintIfDirty;
  private final Scale shrink = new Scale(1, 1);
  private double resolution = 1;
  private boolean dirty = true;

  PaintedView(String emptyText, String emptyHint) {
    this.emptyText.set(emptyText);
    this.emptyHint.set(emptyHint);
    getChildren().add(canvas);
    getStyleClass().add("painted-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    setPrefSize(420, 260);
    canvas.setMouseTransparent(true);
    canvas.getTransforms().add(shrink);
    repaintOn(palette, this.emptyText, this.emptyHint, focusVisibleProperty());
    sceneProperty().addListener((property, before, now) -> moveTo(before, now));
    setOnMousePressed(event -> requestFocus());
  }

  /** The colours; a window sets the one of its theme. */
  public final ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  public final Palette getPalette() {
    return palette.get();
  }

  public final void setPalette(Palette value) {
    palette.set(value);
  }

  /** What stands in the middle while there is nothing to show. */
  public final StringProperty emptyTextProperty() {
    return emptyText;
  }

  /** A second, quieter line under the empty text. */
  public final StringProperty emptyHintProperty() {
    return emptyHint;
  }

  /**
   * What is told about the place under the pointer, one fact per line; empty where there is
   * nothing.
   */
  public final ReadOnlyStringProperty hoverTextProperty() {
    return hoverText.getReadOnlyProperty();
  }

  final void setHoverText(String text) {
    hoverText.set(text);
  }

  /** Paints anew at the next pulse whenever one of these changes. */
  final void repaintOn(ObservableValue<?>... inputs) {
    for (ObservableValue<?> input : inputs) {
      // a change listener, since a bound property that nobody reads is invalidated only once
      input.addListener((property, before, now) -> repaint());
    }
  }

  /** Paints anew at the next pulse. */
  final void repaint() {
    if (!dirty) {
      dirty = true;
      if (getScene() != null) {
        Platform.requestNextPulse();
      }
    }
  }

  /**
   * Paints at once with this many pixels of the canvas for one on screen: a canvas is a raster,
   * which a snapshot would enlarge else.
   */
  final void setResolution(double pixels) {
    resolution = pixels;
    shrink.setX(1 / pixels);
    shrink.setY(1 / pixels);
    layoutChildren();
  }

  /** Pixels of the screen, or of a snapshot, for one of the scene. */
  final double pixelScale() {
    boolean shown = getScene() != null && getScene().getWindow() != null;
    return resolution * (shown ? getScene().getWindow().getRenderScaleX() : 1);
  }

  /** Whether there is something to show; else the empty text stands there. */
  abstract boolean hasContent();

  /** Paints the content on a canvas that was cleared. */
  abstract void paint(GraphicsContext graphics, CanvasPen pen);

  /** What a screen reader says. */
  abstract String accessibleSummary();

  @Override
  protected void layoutChildren() {
    double width = Math.ceil(getWidth() * resolution);
    double height = Math.ceil(getHeight() * resolution);
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      dirty = true;
    }
    paintIfDirty();
  }

  private void moveTo(Scene before, Scene now) {
    if (before != null) {
      before.removePreLayoutPulseListener(onPulse);
    }
    if (now != null) {
      now.addPreLayoutPulseListener(onPulse);
    }
  }

  private void paintIfDirty() {
    if (!dirty || canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
      return;
    }
    dirty = false;
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setTransform(1, 0, 0, 1, 0, 0);
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.scale(resolution, resolution);
    CanvasPen pen = new CanvasPen(graphics, getPalette());
    if (hasContent()) {
      paint(graphics, pen);
      setAccessibleText(accessibleSummary());
    } else {
      pen.draw(emptyState(getWidth(), getHeight()));
      setAccessibleText(emptyText.get() + " " + emptyHint.get());
    }
    if (isFocusVisible()) {
      pen.box(focusRing());
    }
  }

  private Shape.Box focusRing() {
    Area inside = new Area(0, 0, getWidth(), getHeight()).grow(-1.5);
    Stroke rim = Stroke.solid(Colour.Role.ACCENT.faded(0.8), 1.5);
    return new Shape.Box(inside, 5, Colour.Role.NONE, rim);
  }

  private List<Shape> emptyState(double width, double height) {
    List<Shape> shapes = new ArrayList<>();
    boolean hint = !emptyHint.get().isEmpty() && height >= 90;
    List<String> lines = TextWrap.lines(emptyText.get(), TextSize.LARGE, width - 24);
    List<String> hints =
        hint ? TextWrap.lines(emptyHint.get(), TextSize.NORMAL, width - 24) : List.of();
    double y = height / 2 - (lines.size() * 19 + hints.size() * 17) / 2.0 + 9;
    for (String line : lines) {
      shapes.add(middle(width, y, line, TextSize.LARGE, Colour.Role.FOREGROUND.faded(0.75)));
      y += 19;
    }
    for (String line : hints) {
      shapes.add(middle(width, y + 2, line, TextSize.NORMAL, Colour.Role.MUTED));
      y += 17;
    }
    return shapes;
  }

  private static Shape middle(double width, double y, String line, double size, Colour colour) {
    return new Shape.Text(
        width / 2, y, line, Shape.Anchor.MIDDLE, size, Shape.Weight.NORMAL, colour);
  }
}
