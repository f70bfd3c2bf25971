package cellscope.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs commands: picocli set up with our way of telling errors. */
public final class CommandLineApp {
  private CommandLineApp() {}

  /**
   * Runs one command.
   *
   * @param args the command's name and its arguments; none prints the help
   * @param out for results
   * @param err for problems
   * @return the exit code
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine commands = new CommandLine(new RootCommand());
    commands.setOut(out);
    commands.setErr(err);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setParameterExceptionHandler(ErrorTexts::parameters);
    commands.setExecutionExceptionHandler(ErrorTexts::execution);
    try {
      return commands.execute(args);
    } finally {
      out.flush();
      err.flush();
    }
  }
}
