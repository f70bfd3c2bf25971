package cellscope.ui.views;

import cellscope.picture.scatter.ScatterPicture;
import cellscope.picture.scatter.ScatterScene;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/** Points of two numbers each; the one under the pointer is told. */
public final class ScatterView extends PaintedView {
  private final ObjectProperty<ScatterScene> scene = new SimpleObjectProperty<>(this, "scene");
  private final HoverTip tip = new HoverTip(this);
  private final IntFunction<String> told;
  private String summary = "";

  /**
   * A view without points.
   *
   * @param emptyText stands there until there are points, over the hint
   * @param told what is told of a point, one fact a line
   */
  public ScatterView(String emptyText, String emptyHint, IntFunction<String> told) {
    super(emptyText, emptyHint);
    this.told = told;
    repaintOn(scene);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
    addEventHandler(
        MouseEvent.MOUSE_EXITED,
        event -> {
          if (hasContent()) {
            scene.set(scene.get().pointedAt(-1));
          }
        });
  }

  /**
   * Shows points.
   *
   * @param now null for none
   * @param sentence what a screen reader says
   */
  public void show(ScatterScene now, String sentence) {
    summary = sentence;
    scene.set(now);
  }

  /** What is shown; null for nothing. */
  public ScatterScene getShown() {
    return scene.get();
  }

  private void onMoved(MouseEvent event) {
    if (!hasContent()) {
      return;
    }
    int index = layoutOf(scene.get()).at(event.getX(), event.getY());
    if (index != scene.get().pointed()) {
      scene.set(scene.get().pointedAt(index));
    }
    tip.show(index < 0 ? "" : told.apply(index), event);
  }

  private ScatterPicture layoutOf(ScatterScene shown) {
    return ScatterPicture.of(getWidth(), getHeight(), shown);
  }

  @Override
  boolean hasContent() {
    return scene.get() != null && scene.get().xs().length > 0;
  }

  @Override
  void paint(GraphicsContext graphics, CanvasPen pen) {
    pen.draw(layoutOf(scene.get()).picture().shapes());
  }

  @Override
  String accessibleSummary() {
    return summary;
  }
}
