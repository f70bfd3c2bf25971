package cellscope.model.metric;

/**
 * One number that is measured of a run. A metric stands once, as a constant; the logs' columns, the
 * curves, the tables and the docs follow from it.
 *
 * @param id the column's name in the logs
 * @param unit of the value: {@code nats}, {@link #SHARE}, another word, or empty for a plain number
 * @param group what it is about
 * @param label what a curve's legend calls it beside others of its group
 * @param title what a table calls it
 * @param colour which of the series' colours its curve has
 * @param heldOut whether it is measured on held-out images, in epochs that are evaluated alone; NaN
 *     in the others
 * @param help one line for people
 */
public record Metric(
    String id,
    String unit,
    MetricGroup group,
    String label,
    String title,
    int colour,
    boolean heldOut,
    String help) {
  /** The unit of a value between 0 and 1 that is shown in percent. */
  public static final String SHARE = "share";

  /** A column that this build does not know: it is kept, shown and exported as it is. */
  public static Metric unknown(String id) {
    return new Metric(
        id, "", MetricGroup.OTHER, id, id, 0, false, "a column that this build does not know");
  }

  /** Whether this build measures it. */
  public boolean isKnown() {
    return group != MetricGroup.OTHER;
  }

  /** Whether its values are between 0 and 1 and shown in percent. */
  public boolean isShare() {
    return unit.equals(SHARE);
  }

  /** The column's name. */
  @Override
  public String toString() {
    return id;
  }
}
