package cellscope.cli;

import cellscope.run.RaceDirectory;
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

  /** The same of a race. */
  int follow(CommandLine command, RaceDirectory race, Process worker)
      throws IOException, InterruptedException {
    PrintWriter out = command.getOut();
    RaceView view =
        json ? new RaceJsonView(out) : new RaceTextView(out, command.getErr(), bar(out));
    view.started(race);
    return detach ? ExitCode.OK : new RaceFollower(race, worker, view).follow();
  }

  private static ProgressBar bar(PrintWriter out) {
    return System.console() == null ? ProgressBar.NONE : ProgressBar.on(out);
  }

  private SearchView view(PrintWriter out, PrintWriter err) {
    if (json) {
      return new JsonView(out);
    }
    return new TextView(out, err, bar(out));
  }
}
