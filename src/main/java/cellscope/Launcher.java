package cellscope;

import cellscope.cli.CommandLineApp;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** main(): commands. Does not extend JavaFX's Application, which the class path could not start. */
public final class Launcher {
  private Launcher() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(CommandLineApp.run(args, out, err));
  }
}
