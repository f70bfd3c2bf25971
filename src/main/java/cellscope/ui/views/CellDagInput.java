package cellscope.ui.views;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Pointer and keys of the graph of a cell; left and right are the scrubber's. */
final class CellDagInput {
  private static final double KEY_ZOOM = 1.25;

  private final CellDagView view;
  private final PanZoom panZoom;
  private final HoverTip tip;
  private double lastX;
  private double lastY;

  CellDagInput(CellDagView view, PanZoom panZoom) {
    this.view = view;
    this.panZoom = panZoom;
    this.tip = new HoverTip(view);
    view.addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDragged);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClicked);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onScroll(ScrollEvent event) {
    if (view.hasContent() && event.getDeltaY() != 0) {
      panZoom.zoom(Math.exp(event.getDeltaY() / 300), event.getX(), event.getY());
      event.consume();
    }
  }

  private void onPressed(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
  }

  private void onDragged(MouseEvent event) {
    if (view.hasContent()) {
      panZoom.move(event.getX() - lastX, event.getY() - lastY);
      lastX = event.getX();
      lastY = event.getY();
    }
  }

  private void onMoved(MouseEvent event) {
    int edge = view.edgeAt(event.getX(), event.getY());
    view.setCursor(edge < 0 ? Cursor.DEFAULT : Cursor.HAND);
    tip.show(edge < 0 ? "" : view.describe(edge), event);
  }

  private void onClicked(MouseEvent event) {
    if (!view.hasContent() || !event.isStillSincePress()) {
      return;
    }
    int edge = view.edgeAt(event.getX(), event.getY());
    if (event.getClickCount() == 2) {
      view.fit();
    } else if (event.getClickCount() == 1) {
      view.setSelectedEdge(edge == view.getSelectedEdge() ? -1 : edge);
    }
  }

  private void onKey(KeyEvent event) {
    if (!view.hasContent()) {
      return;
    }
    switch (event.getCode()) {
      case UP -> select(-1);
      case DOWN -> select(1);
      case ESCAPE -> view.setSelectedEdge(-1);
      case PLUS, EQUALS, ADD -> zoom(KEY_ZOOM);
      case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
      case DIGIT0, NUMPAD0 -> view.fit();
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

  private void zoom(double factor) {
    panZoom.zoom(factor, view.getWidth() / 2, view.getHeight() / 2);
  }
}
