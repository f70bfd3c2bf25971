package cellscope.picture;

import java.util.List;

/**
 * How a line is drawn.
 *
 * @param colour the colour's meaning
 * @param width in pixels
 * @param dashes lengths of dashes and gaps in turn; empty for a solid line
 */
public record Stroke(Colour colour, double width, List<Double> dashes) {
  /** No line at all. */
  public static final Stroke NONE = new Stroke(Colour.Role.NONE, 0, List.of());

  public Stroke {
    dashes = List.copyOf(dashes);
  }

  public static Stroke solid(Colour colour, double width) {
    return new Stroke(colour, width, List.of());
  }

  public static Stroke dashed(Colour colour, double width) {
    return new Stroke(colour, width, List.of(5.0, 4.0));
  }

  boolean isVisible() {
    return width > 0;
  }

  Stroke scaled(double scale) {
    return new Stroke(colour, width * scale, dashes.stream().map(d -> d * scale).toList());
  }
}
