package cellscope.engine.loop;

/** A step that was given up when its gate said so; the run stops and keeps nothing of it. */
public final class StepGivenUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StepGivenUp() {
    super("the step was given up", null, false, false);
  }
}
