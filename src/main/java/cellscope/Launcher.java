package cellscope;

import cellscope.cli.CommandLineApp;
import cellscope.ui.WorkbenchApp;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javafx.application.Application;

/**
 * main(): the window without arguments, commands with them. Does not extend JavaFX's Application,
 * which the class path could not start.
 */
public final class Launcher {
  private Launcher() {}

  /**
   * Opens the window if there are no arguments or only the window's own ({@code --run=}, {@code
   * --library=}, {@code --theme=}); else runs the command that they name and ends the process with
   * its exit code.
   */
  public static void main(String[] args) {
    if (Arrays.stream(args).allMatch(a -> a.matches("--(run|library|theme)=.*"))) {
      Application.launch(WorkbenchApp.class, args);
      return;
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(CommandLineApp.run(args, out, err));
  }
}
