package cellscope.model.run;

/** How a search ended without an error. */
public enum Outcome {
  /** Every epoch was made. */
  FINISHED,
  /** It was told to stop; a checkpoint holds its place. */
  STOPPED
}
