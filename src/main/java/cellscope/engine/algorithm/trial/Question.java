package cellscope.engine.algorithm.trial;

/**
 * What a method asks a scorer: the validation accuracy of an architecture after a training.
 *
 * @param architecture the option of each decision of the space
 * @param epochs how long to train; a question in full is {@link Scorer#fullEpochs()}
 */
public record Question(int[] architecture, int epochs) {}
