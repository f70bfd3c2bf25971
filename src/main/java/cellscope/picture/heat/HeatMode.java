package cellscope.picture.heat;

import cellscope.picture.CellFrame;
import java.util.List;
import java.util.Locale;

/** What a heat map's fields show. */
public enum HeatMode {
  /** Probability of each operation, 0..1. */
  SOFTMAX("Softmax", "probability", "%.3f"),
  /** Share of the epoch's draws, weight and architecture steps together, 0..1. */
  SAMPLED("Sampled", "share of draws", "%.3f"),
  /** The architecture parameters themselves. */
  RAW("Raw", "alpha", "%+.3f"),
  /** Shannon entropy of each edge's softmax in nats: one column. */
  ENTROPY("Entropy", "nats", "%.3f");

  /** The least span of a fitted range, lest noise at the start of a search look like a result. */
  private static final double LEAST_SPAN = 0.02;

  private final String label;
  private final String unit;
  private final String pattern;

  HeatMode(String label, String unit, String pattern) {
    this.label = label;
    this.unit = unit;
    this.pattern = pattern;
  }

  /** The name on a button. */
  public String label() {
    return label;
  }

  /** What the numbers are. */
  public String unit() {
    return unit;
  }

  /** A value as it is printed in its field. */
  public String format(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, pattern, value);
  }

  /** Number of columns for that many operations. */
  public int columns(int operations) {
    return this == ENTROPY ? 1 : operations;
  }

  /** The value of a field; NaN where there is none (no draw yet). */
  public double value(CellFrame frame, int edge, int column) {
    return switch (this) {
      case SOFTMAX -> frame.alpha().softmax(edge)[column];
      case SAMPLED -> frame.frequency(edge, column);
      case RAW -> frame.alpha().get(edge, column);
      case ENTROPY -> frame.alpha().entropy(edge);
    };
  }

  /** The range that holds everything possible; for raw alphas, which have none, the fitted one. */
  public HeatRange full(List<CellFrame> frames) {
    return switch (this) {
      case SOFTMAX, SAMPLED -> new HeatRange(0, 1);
      case RAW -> fitted(frames);
      case ENTROPY -> new HeatRange(0, Math.log(frames.get(0).operations().size()));
    };
  }

  /**
   * The range of all values in some epochs. Taken over a whole run it lets colours be compared
   * between its epochs.
   *
   * @param frames at least one
   */
  public HeatRange fitted(List<CellFrame> frames) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (CellFrame frame : frames) {
      for (int e = 0; e < frame.edges(); e++) {
        for (int k = 0; k < columns(frame.operations().size()); k++) {
          double value = value(frame, e, k);
          low = value < low ? value : low;
          high = value > high ? value : high;
        }
      }
    }
    return low <= high ? widened(low, high) : new HeatRange(0, 1);
  }

  private static HeatRange widened(double low, double high) {
    double missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
    return new HeatRange(low - missing, high + missing);
  }
}
