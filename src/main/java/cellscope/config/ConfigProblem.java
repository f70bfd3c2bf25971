package cellscope.config;

/**
 * One thing that is wrong with a config.
 *
 * @param path dotted path of the field or section; empty for the whole file
 * @param line line in the file, from 1; 0 where the value did not come from a file
 * @param column column in that line, from 1; 0 as above
 * @param message what is wrong and what was expected
 * @param remedy what to do
 */
public record ConfigProblem(String path, int line, int column, String message, String remedy) {
  /** A problem of a value that did not come from a file. */
  static ConfigProblem of(String path, String message, String remedy) {
    return new ConfigProblem(path, 0, 0, message, remedy);
  }

  /** The same problem at a place in a file. */
  ConfigProblem at(int newLine, int newColumn) {
    return new ConfigProblem(path, newLine, newColumn, message, remedy);
  }

  /**
   * One line for people: {@code quickstart.json:12: search.epochs must be ...; its default is 250}.
   *
   * @param source the file or option; empty for none
   */
  public String sentence(String source) {
    return (where(source).isEmpty() ? "" : where(source) + ": ") + what() + "; " + remedy;
  }

  /** File and line. */
  String where(String source) {
    return line > 0 ? source + ":" + line : source;
  }

  /** Field and message; a file's control characters don't reach a terminal. */
  String what() {
    return (path.isEmpty() ? message : path + " " + message).replaceAll("\\p{Cntrl}", "?");
  }
}
