package cellscope.picture.heat;

/** The values at the two ends of the colour scale; {@code low < high}. */
public record HeatRange(double low, double high) {
  public HeatRange {
    if (!(low < high)) {
      throw new IllegalArgumentException("a range rises, not from " + low + " to " + high);
    }
  }

  /** The range that holds both. */
  public HeatRange join(HeatRange other) {
    return new HeatRange(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** The place of a value on the colour scale, 0..1; values outside lie at the nearer end. */
  public double place(double value) {
    return Math.max(0, Math.min(1, (value - low) / (high - low)));
  }
}
