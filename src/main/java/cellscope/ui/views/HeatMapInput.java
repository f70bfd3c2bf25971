package cellscope.ui.views;

import cellscope.picture.heat.HeatMapLayout;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Pointer and keys of the heat map; left and right without shift are the scrubber's. */
final class HeatMapInput {
  private final HeatMapView view;
  private final HoverTip tip;

  HeatMapInput(HeatMapView view) {
    this.view = view;
    this.tip = new HoverTip(view);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClicked);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onMoved(MouseEvent event) {
    if (!view.hasContent()) {
      return;
    }
    HeatMapLayout layout = view.mapLayout();
    int edge = layout.edgeAt(event.getX(), event.getY());
    int column = layout.columnAt(event.getX(), event.getY());
    view.setCursor(edge < 0 ? Cursor.DEFAULT : Cursor.HAND);
    tip.show(edge < 0 ? "" : view.describe(edge, column), event);
  }

  private void onClicked(MouseEvent event) {
    if (view.hasContent() && event.getButton() == MouseButton.PRIMARY) {
      int edge = view.mapLayout().edgeAt(event.getX(), event.getY());
      if (edge >= 0) {
        view.focusedColumnProperty().set(-1);
        view.setSelectedEdge(edge == view.getSelectedEdge() ? -1 : edge);
      }
    }
  }

  private void onKey(KeyEvent event) {
    if (!view.hasContent()) {
      return;
    }
    switch (event.getCode()) {
      case UP -> select(-1);
      case DOWN -> select(1);
      case LEFT, RIGHT -> {
        if (!event.isShiftDown()) {
          return;
        }
        goAlong(event.getCode() == KeyCode.LEFT ? -1 : 1);
      }
      case ESCAPE -> view.setSelectedEdge(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int step) {
    int edges = view.getFrame().edges();
    int selected = view.getSelectedEdge();
    int next = selected < 0 && step < 0 ? edges - 1 : selected + step;
    view.setSelectedEdge(Math.floorMod(next, edges));
  }

  private void goAlong(int step) {
    int columns = view.mapLayout().columns();
    int column = view.focusedColumnProperty().get();
    int next = column < 0 && step < 0 ? columns - 1 : column + step;
    view.focusedColumnProperty().set(Math.floorMod(next, columns));
    if (view.getSelectedEdge() < 0) {
      view.setSelectedEdge(0);
    }
  }
}
