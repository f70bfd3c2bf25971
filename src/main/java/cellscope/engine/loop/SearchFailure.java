package cellscope.engine.loop;

/** A search that can't go on, in a plain sentence that says where and what to try. */
public final class SearchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SearchFailure(String message) {
    super(message);
  }
}
