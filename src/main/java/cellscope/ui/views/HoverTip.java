package cellscope.ui.views;

import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Shows a view's hover text beside the pointer, and takes it away when there is none. */
final class HoverTip {
  private static final double DISTANCE = 14;

  private final Tooltip tooltip = new Tooltip();
  private final PaintedView view;

  HoverTip(PaintedView view) {
    this.view = view;
    view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hide());
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> hide());
    view.sceneProperty().addListener((property, before, now) -> hide());
  }

  /** Shows a text at the pointer; an empty one hides. */
  void show(String text, MouseEvent event) {
    if (text.isEmpty()) {
      hide();
      return;
    }
    view.setHoverText(text);
    tooltip.setText(text);
    tooltip.show(view, event.getScreenX() + DISTANCE, event.getScreenY() + DISTANCE);
  }

  private void hide() {
    view.setHoverText("");
    tooltip.hide();
  }
}
