package cellscope.picture;

/** Luminance and contrast of colours as WCAG 2.1 defines them. */
public final class Contrast {
  private static final int WHITE = 0xFFFFFFFF;
  private static final int NEARLY_BLACK = 0xFF101418;

  private Contrast() {}

  /** Relative luminance of an opaque colour, 0 (black) to 1 (white). */
  public static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16 & 255)
        + 0.7152 * linear(argb >> 8 & 255)
        + 0.0722 * linear(argb & 255);
  }

  /** Contrast ratio of two opaque colours, 1 to 21. */
  public static double ratio(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** White or nearly black, whichever reads better on a colour. */
  public static int moreLegible(int background) {
    return ratio(WHITE, background) >= ratio(NEARLY_BLACK, background) ? WHITE : NEARLY_BLACK;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
