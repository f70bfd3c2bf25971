package cellscope.picture;

/**
 * Font sizes of pictures, in pixels, and an estimate of how wide a text is where no font is at
 * hand.
 */
public final class TextSize {
  public static final double SMALL = 10;
  public static final double NORMAL = 11.5;
  public static final double LARGE = 14;

  private TextSize() {}

  /**
   * An upper estimate of a text's width, from the character widths of a wide sans-serif face, so
   * that what is laid out with it fits with the usual fonts.
   */
  public static double width(String text, double size, Shape.Weight weight) {
    double ems = text.codePoints().mapToDouble(TextSize::ems).sum();
    return ems * size * (weight == Shape.Weight.BOLD ? 1.1 : 1.0);
  }

  private static double ems(int character) {
    if ("ijlI|.,:;!'".indexOf(character) >= 0) {
      return 0.34;
    }
    if (" frt()[]-/\"".indexOf(character) >= 0) {
      return 0.42;
    }
    if ("mwMW%@".indexOf(character) >= 0) {
      return 0.98;
    }
    if (character < 128) {
      return Character.isUpperCase(character) ? 0.72 : 0.635;
    }
    return 0.85;
  }
}
