package cellscope.ui.views;

import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;

/**
 * A turn of the wheel as a mouse sends it: 40 a notch, positive away from the user. TestFX's
 * depends on the platform.
 */
final class Wheel {
  private Wheel() {}

  static void turn(Node node, double nodeX, double nodeY, double delta) {
    // an event is made in the scene's coordinates
    double x = node.localToScene(nodeX, nodeY).getX();
    double y = node.localToScene(nodeX, nodeY).getY();
    node.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            delta,
            0,
            delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }
}
