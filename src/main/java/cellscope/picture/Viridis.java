package cellscope.picture;

/**
 * The viridis colour map (Smith and van der Walt, 2015): perceptually even, rising in lightness,
 * legible with every common colour deficiency. 256 entries between its published values at every
 * 1/19.
 */
public final class Viridis {
  private static final int[] KNOTS = {
    0x440154, 0x481567, 0x482677, 0x453781, 0x404788, 0x39568C, 0x33638D, 0x2D708E, 0x287D8E,
    0x238A8D, 0x1F968B, 0x20A387, 0x29AF7F, 0x3CBB75, 0x55C667, 0x73D055, 0x95D840, 0xB8DE29,
    0xDCE319, 0xFDE725
  };
  private static final int[] TABLE = table();

  private Viridis() {}

  /**
   * The opaque colour at 0..1; outside of it, and for NaN, that of the nearer end (NaN: the lower
   * one).
   */
  public static int argb(double value) {
    double inside = value > 0 ? Math.min(value, 1) : 0;
    return TABLE[(int) Math.round(inside * (TABLE.length - 1))];
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      double place = i * (KNOTS.length - 1) / 255.0;
      int knot = Math.min((int) place, KNOTS.length - 2);
      table[i] = 0xFF000000 | between(KNOTS[knot], KNOTS[knot + 1], place - knot);
    }
    return table;
  }

  private static int between(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      mixed |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return mixed;
  }
}
