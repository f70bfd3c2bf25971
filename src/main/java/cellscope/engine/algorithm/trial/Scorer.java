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

  /** The epochs of a question in full. */
  int fullEpochs();

  /** Whether answers tell seconds. */
  boolean tellsSeconds();
}
