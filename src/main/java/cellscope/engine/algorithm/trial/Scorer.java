package cellscope.engine.algorithm.trial;

/** Tells what architectures are worth. Where several searches share one, it must be thread-safe. */
public interface Scorer {
  /**
   * Answers a question.
   *
   * @throws cellscope.model.InputProblem if it can't be answered, as for an unknown number of
   *     epochs
   */
  Answer score(Question question);

  /**
   * Answers a question of a search, likewise.
   *
   * @param trial its number from 0, for answers that are drawn
   */
  default Answer score(Question question, int trial) {
    return score(question);
  }

  /** The epochs of a question in full. */
  int fullEpochs();

  /** Whether answers tell seconds. */
  boolean tellsSeconds();
}
