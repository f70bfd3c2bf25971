package cellscope.engine.loop;

/** A run that can't go on, in a plain sentence that says where and what to try. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunFailure(String message) {
    super(message);
  }
}
