package cellscope.picture;

import java.util.List;

/**
 * Shapes to draw in their order, on a field of a size in pixels.
 *
 * @param shapes later ones lie on top
 */
public record Picture(double width, double height, List<Shape> shapes) {
  public Picture {
    shapes = List.copyOf(shapes);
  }

  /** Draws all shapes in order. */
  public void draw(Shape.Pen pen) {
    shapes.forEach(s -> s.draw(pen));
  }
}
