package cellscope.ui.runs;

import java.util.Comparator;
import java.util.Locale;

/** Orders of the list of runs. */
public enum RunOrder {
  NEWEST("Newest first", Comparator.comparing(RunItem::created).reversed()),
  NAME("By name", Comparator.comparing(i -> i.name().toLowerCase(Locale.ROOT))),
  BEST("Best first", Comparator.comparingDouble(RunItem::best).reversed()),
  STATE(
      "By state",
      Comparator.comparingInt(i -> i.state().map(Enum::ordinal).orElse(Integer.MAX_VALUE)));

  private final String label;
  private final Comparator<RunItem> comparator;

  RunOrder(String label, Comparator<RunItem> comparator) {
    this.label = label;
    // the newest comes first among equals
    this.comparator = comparator.thenComparing(Comparator.comparing(RunItem::created).reversed());
  }

  Comparator<RunItem> comparator() {
    return comparator;
  }

  @Override
  public String toString() {
    return label;
  }
}
