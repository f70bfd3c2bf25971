package cellscope;

import cellscope.cli.CommandLineApp;
import cellscope.ui.WorkbenchApp;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/**
 * main(): the window without arguments, commands with them. Does not extend JavaFX's Application,
 * which the class path could not start.
 */
public final class Launcher {
  /**
   * JavaFX warns of every start from a class path, which is how this one starts; kept referenced.
   */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Launcher() {}

  /**
   * Opens the window if there are no arguments or only the window's own ({@code --run=}, {@code
   * --library=}, {@code --benchmark=}, {@code --theme=}); else runs the command that they name and
   * ends the process with its exit code.
   */
  public static void main(String[] args) {
    if (Arrays.stream(args).allMatch(a -> a.matches("--(run|library|benchmark|theme)=.*"))) {
      JAVAFX.setLevel(Level.SEVERE);
      Application.launch(WorkbenchApp.class, args);
      return;
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(CommandLineApp.run(args, out, err));
  }
}
