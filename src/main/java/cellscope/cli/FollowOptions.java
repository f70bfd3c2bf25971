package cellscope.cli;

import cellscope.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a command that started a worker goes on. */
final class FollowOptions {
  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Option(names = "--detach", description = "Return at once; the run goes on by itself.")
  private boolean detach;

  /** Follows the run to its end unless it is to be left alone; gives the exit code. */
  int follow(CommandLine command, RunDirectory run, Process worker)
      throws IOException, InterruptedException {
    PrintWriter out = command.getOut();
    SearchView view = view(out, command.getErr());
    view.started(run);
    if (detach) {
      return ExitCode.OK;
    }
    return new Follower(run, worker, view).follow();
  }

  private SearchView view(PrintWriter out, PrintWriter err) {
    if (json) {
      return new JsonView(out);
    }
    return new TextView(
        out, err, System.console() == null ? ProgressBar.NONE : ProgressBar.on(out));
  }
}
