package cellscope.model.run;

/**
 * Asked between steps whether to go on. May block (a pause); implemented by whoever steers a
 * search.
 */
@FunctionalInterface
public interface StepGate {
  /** What to do next. */
  enum Verdict {
    /** Make the next step. */
    CONTINUE,
    /** Write a checkpoint, then ask again. */
    CHECKPOINT,
    /** Write a checkpoint and end. */
    STOP
  }

  /** Never stops a search. */
  StepGate ALWAYS = () -> Verdict.CONTINUE;

  /** Blocks while the search is to wait. */
  Verdict beforeStep() throws InterruptedException;

  /**
   * Asked now and then within a step that takes long: whether to give it up, unfinished. Nothing is
   * kept then, so that it is made anew when the run is taken up. Never blocks.
   */
  default boolean givesUpStep() {
    return false;
  }
}
