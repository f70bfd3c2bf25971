package cellscope.engine.algorithm.trial;

/**
 * A trial that counted.
 *
 * @param number from 0
 * @param question what was asked
 * @param answer what was told
 * @param spent of the budget with it, in the budget's unit
 * @param isBest whether it was better than all before it
 */
public record Trial(int number, Question question, Answer answer, double spent, boolean isBest) {}
