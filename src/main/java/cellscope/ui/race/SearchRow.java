package cellscope.ui.race;

/**
 * One search in the list.
 *
 * @param standing running, finished or failed
 * @param value of its answer by the measure that is shown; NaN without one
 * @param genotype its answer; why it failed for one that did
 */
record SearchRow(
    String contestant, long seed, String standing, double spent, double value, String genotype) {}
