package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.race.RacePicture;
import cellscope.picture.race.RaceReadout;
import cellscope.picture.race.RaceScene;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;

/**
 * A race along its budget. A click in the legend hides a contestant and shows it again; the pointer
 * tells the values where it is.
 */
public final class RaceCurveView extends PaintedView {
  private final ObjectProperty<RaceScene> scene = new SimpleObjectProperty<>(this, "scene");
  private final Set<String> hidden = new HashSet<>();
  private double cursor = Double.NaN;

  /** A view without a race. */
  public RaceCurveView() {
    super("No search is over yet", "Curves begin with the first answer.");
    repaintOn(scene);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> look(Double.NaN));
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
  }

  /** What is shown; its hidden lines and cursor are the view's own affair. Null for nothing. */
  public ObjectProperty<RaceScene> raceProperty() {
    return scene;
  }

  /** Hides a contestant, or shows it again. */
  public void toggle(String contestant) {
    if (!hidden.remove(contestant)) {
      hidden.add(contestant);
    }
    repaint();
  }

  private RaceScene shown() {
    RaceScene s = scene.get();
    return new RaceScene(
        s.lines(), hidden, s.levels(), s.budget(), s.unit(), s.measure(), s.log(), cursor);
  }

  @Override
  boolean hasContent() {
    return scene.get() != null && scene.get().hasContent();
  }

  @Override
  void paint(GraphicsContext graphics, CanvasPen pen) {
    RacePicture.of(getWidth(), getHeight(), shown()).draw(pen);
  }

  @Override
  String accessibleSummary() {
    StringBuilder text = new StringBuilder(scene.get().measure());
    text.append(" along ").append(scene.get().unit());
    scene.get().visible().forEach(line -> text.append(", ").append(line.name()));
    return text.toString();
  }

  private void moved(MouseEvent event) {
    if (hasContent()) {
      look(RacePicture.budgetAt(getWidth(), getHeight(), shown(), event.getX(), event.getY()));
      setCursor(item(event) >= 0 ? Cursor.HAND : Cursor.DEFAULT);
    }
  }

  private void look(double budget) {
    cursor = budget;
    setHoverText(scene.get() == null ? "" : RaceReadout.text(shown()));
    repaint();
  }

  private void clicked(MouseEvent event) {
    int item = hasContent() ? item(event) : -1;
    if (item >= 0) {
      toggle(scene.get().lines().get(item).name());
    }
  }

  private int item(MouseEvent event) {
    List<Area> items = RacePicture.legendItems(getWidth(), getHeight(), shown());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).contains(event.getX(), event.getY())) {
        return i;
      }
    }
    return -1;
  }
}
