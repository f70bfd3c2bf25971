package cellscope.ui.race;

/**
 * What of a race is looked at.
 *
 * @param measure the title of what contestants are compared by; empty for the race's first
 * @param log whether values are on a logarithmic axis
 */
record RaceChoice(String measure, BandKind band, boolean log) {
  static final RaceChoice FIRST = new RaceChoice("", BandKind.DEVIATION, false);
}
