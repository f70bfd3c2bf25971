package cellscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command run in this process.
 *
 * @param exitCode what the process would end with
 * @param out the standard output
 * @param err the standard error
 */
record Cli(int exitCode, String out, String err) {
  /** Runs a command. */
  static Cli run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int code = CommandLineApp.run(texts, new PrintWriter(out), new PrintWriter(err));
    return new Cli(code, out.toString(), err.toString());
  }

  /** The lines of the standard error. */
  List<String> problems() {
    return err.lines().toList();
  }
}
