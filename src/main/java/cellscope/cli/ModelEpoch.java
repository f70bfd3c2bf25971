package cellscope.cli;

import cellscope.model.InputProblem;

/** Which of a training's kept models is meant. */
enum ModelEpoch {
  /** That of the newest checkpoint. */
  LAST,
  /** That of the epoch with the best test top-1. */
  BEST;

  static final String OPTION = "--epoch";
  static final String HELP =
      "Of a training's run: last, or best by test top-1, which is an optimistic choice (default:"
          + " ${DEFAULT-VALUE}).";

  /**
   * Reads what a user wrote.
   *
   * @throws InputProblem if it is neither
   */
  static ModelEpoch parse(String text) {
    for (ModelEpoch epoch : values()) {
      if (epoch.name().equalsIgnoreCase(text)) {
        return epoch;
      }
    }
    throw new InputProblem(
        "a training keeps the weights of its newest checkpoint and of its best epoch alone",
        OPTION,
        "write last or best");
  }
}
