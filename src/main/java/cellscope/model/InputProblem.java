package cellscope.model;

/**
 * A bad input by the user: config, data set, genotype or run directory. The message is one line:
 * what is wrong, where (path and line or field) and what to do. Shown as it is, never with a stack
 * trace; exit code 2 on the command line.
 */
public class InputProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what what is wrong and what was expected
   * @param where path, path:line or field
   * @param remedy what to do
   */
  public InputProblem(String what, String where, String remedy) {
    super(where + ": " + what + "; " + remedy);
  }

  private InputProblem(String line) {
    super(line);
  }

  /** A problem that another process told, as one line. */
  public static InputProblem told(String line) {
    return new InputProblem(line);
  }
}
