package cellscope.engine.algorithm.trial;

/**
 * What a scorer tells.
 *
 * @param validationAccuracy in percent
 * @param epochs the epochs that are charged for it; they need not be those asked for, see the
 *     scorer
 * @param seconds the seconds that are charged for it; not a number where the scorer knows none
 */
public record Answer(double validationAccuracy, double epochs, double seconds) {}
