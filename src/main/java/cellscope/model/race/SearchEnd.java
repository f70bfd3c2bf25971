package cellscope.model.race;

/**
 * How a search of a race ended.
 *
 * @param epochs epochs or trials that it made
 * @param spent of the race's budget, in its unit
 * @param failure what ended it before its time, in one line; empty where it came to its end
 */
public record SearchEnd(int epochs, double spent, String failure) {
  /** Whether it did not come to its end. */
  public boolean failed() {
    return !failure.isEmpty();
  }
}
