package cellscope.engine.algorithm.trial;

/**
 * An architecture that was better than all before it.
 *
 * @param trial in which it was met, from 0
 * @param spent of the budget once it was known, in the budget's unit
 * @param architecture the option of each decision
 * @param validationAccuracy in percent
 */
public record Best(int trial, double spent, int[] architecture, double validationAccuracy) {}
