package cellscope.ui.views;

import cellscope.picture.Area;
import cellscope.picture.Colour;
import cellscope.picture.Shape;
import cellscope.picture.Stroke;
import cellscope.picture.curve.CurveAxes;
import cellscope.picture.curve.CurveScene;
import cellscope.picture.curve.CurveWindow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Pointer and keys of the curves, and what they draw on them: cross-hair and the frame of a zoom.
 */
final class CurveInput {
  private static final double LEAST_DRAG = 5;
  private static final double KEY_ZOOM = 1.25;

  private enum Drag {
    NONE,
    ZOOM,
    MOVE
  }

  private final CurveView view;
  private final CurveZoomer zoomer;
  private Drag drag = Drag.NONE;
  private double pressX;
  private double pressY;
  private double pointerX = Double.NaN;
  private double pointerY;

  CurveInput(CurveView view) {
    this.view = view;
    this.zoomer = new CurveZoomer(view);
    view.addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::onReleased);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
    view.addEventHandler(MouseEvent.MOUSE_EXITED, this::onExited);
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClicked);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
  }

  /** What lies on the curves just now. */
  List<Shape> overlay(CurveScene scene, CurveWindow window) {
    List<Shape> shapes = new ArrayList<>();
    if (drag == Drag.ZOOM) {
      Area frame = zoomer.frame(window, pressX, pressY, pointerX, pointerY);
      Stroke rim = Stroke.solid(Colour.Role.ACCENT, 1);
      shapes.add(new Shape.Box(frame, 0, Colour.Role.ACCENT.faded(0.12), rim));
    } else if (drag == Drag.NONE && window.plot().contains(pointerX, pointerY)) {
      double x = window.toX(pointerX);
      shapes.addAll(CurveReadout.shapes(scene, window, x, pointerY));
    }
    return shapes;
  }

  private void onScroll(ScrollEvent event) {
    // shift makes systems send the wheel's turn as a horizontal one
    double turn = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    if (view.hasContent() && turn != 0) {
      double factor = Math.exp(-turn / 250);
      CurveWindow window = view.axes().window();
      if (event.isControlDown() || event.isShiftDown()) {
        zoomer.zoomY(window, factor, event.getY());
      } else {
        zoomer.zoomX(window, factor, event.getX());
      }
      event.consume();
    }
  }

  private void onPressed(MouseEvent event) {
    point(event);
    pressX = event.getX();
    pressY = event.getY();
    if (!view.hasContent() || !view.axes().window().plot().contains(pressX, pressY)) {
      return;
    }
    boolean moves = event.getButton() == MouseButton.MIDDLE || event.isShiftDown();
    if (moves) {
      drag = Drag.MOVE;
    }
  }

  private void onDragged(MouseEvent event) {
    if (!view.hasContent()) {
      return;
    }
    if (drag == Drag.MOVE) {
      zoomer.move(view.axes().window(), event.getX() - pointerX, event.getY() - pointerY);
    } else if (Math.abs(event.getX() - pressX) >= LEAST_DRAG
        && event.getButton() == MouseButton.PRIMARY
        && view.axes().window().plot().contains(pressX, pressY)) {
      drag = Drag.ZOOM;
    }
    point(event);
  }

  private void onReleased(MouseEvent event) {
    point(event);
    if (drag == Drag.ZOOM && Math.abs(pointerX - pressX) >= LEAST_DRAG) {
      zoomer.zoomTo(view.axes().window(), pressX, pressY, pointerX, pointerY);
    }
    drag = Drag.NONE;
    view.repaint();
  }

  private void onMoved(MouseEvent event) {
    point(event);
    if (view.hasContent()) {
      CurveAxes axes = view.axes();
      CurveWindow window = axes.window();
      boolean inside = window.plot().contains(pointerX, pointerY);
      boolean named = legendItem(axes, event) >= 0;
      view.setHoverText(inside ? CurveReadout.text(view.scene(), window.toX(pointerX)) : "");
      view.setCursor(inside ? Cursor.CROSSHAIR : named ? Cursor.HAND : Cursor.DEFAULT);
    }
  }

  private void onExited(MouseEvent event) {
    pointerX = Double.NaN;
    view.setHoverText("");
    view.repaint();
  }

  private void onClicked(MouseEvent event) {
    if (!view.hasContent() || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    int item = legendItem(view.axes(), event);
    if (item >= 0) {
      view.toggle(view.getSeries().get(item));
    } else if (event.getClickCount() == 2) {
      view.resetZoom();
    }
  }

  /** The entry of the legend under the pointer, -1 for none. */
  private static int legendItem(CurveAxes axes, MouseEvent event) {
    List<Area> items = axes.legend().items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).contains(event.getX(), event.getY())) {
        return i;
      }
    }
    return -1;
  }

  private void onKey(KeyEvent event) {
    if (!view.hasContent()) {
      return;
    }
    CurveWindow window = view.axes().window();
    double middle = window.plot().centreX();
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoomer.zoomX(window, 1 / KEY_ZOOM, middle);
      case MINUS, SUBTRACT -> zoomer.zoomX(window, KEY_ZOOM, middle);
      case DIGIT0, NUMPAD0 -> view.resetZoom();
      default -> {
        int number = "123456789".indexOf(event.getText()) + 1;
        if (event.getText().isEmpty() || number < 1 || number > view.getSeries().size()) {
          return;
        }
        view.toggle(view.getSeries().get(number - 1));
      }
    }
    event.consume();
  }

  private void point(MouseEvent event) {
    pointerX = event.getX();
    pointerY = event.getY();
    view.repaint();
  }
}
