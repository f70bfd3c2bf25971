package cellscope.cli;

/** What the process ends with; docs/command-line.md tells users. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** A search failed, or the program could not do what was asked. */
  static final int FAILED = 1;

  /** Bad input: arguments, config, data, genotype or run directory. */
  static final int BAD_INPUT = 2;

  /** A search was stopped before its end, with a checkpoint. */
  static final int STOPPED = 3;

  private ExitCode() {}
}
