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
}
