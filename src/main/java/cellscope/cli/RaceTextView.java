package cellscope.cli;

import cellscope.analysis.race.PairwiseTest;
import cellscope.analysis.race.RaceStanding;
import cellscope.analysis.race.RaceTable;
import cellscope.run.RaceDirectory;
import cellscope.run.RaceUpdate;
import cellscope.run.RunState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A race as lines for people: how far it is, who failed, and at the end what all reached. */
final class RaceTextView implements RaceView {
  /** Lines that tell how far a race is, in all. */
  private static final int LINES = 10;

  private static final double LEVEL = 0.05;

  private final PrintWriter out;
  private final PrintWriter err;
  private final ProgressBar bar;
  private final RaceStanding standing = new RaceStanding();
  private final Set<String> failed = new HashSet<>();
  private RunState state = RunState.RUNNING;
  private int shown;

  RaceTextView(PrintWriter out, PrintWriter err, ProgressBar bar) {
    this.out = out;
    this.err = err;
    this.bar = bar;
  }

  @Override
  public void started(RaceDirectory race) {
    out.println("race " + race.id() + " in " + race);
    out.flush();
  }

  @Override
  public void show(RaceUpdate update) {
    standing.take(update);
    int all = update.record().config().searches();
    int tenth = LINES * update.ended() / all;
    if (tenth > shown && update.ended() < all) {
      shown = tenth;
      line(update.ended() + " of " + all + " searches are over");
    }
    update
        .record()
        .failures()
        .forEach(
            (label, cause) -> {
              if (failed.add(label)) {
                line(label + " failed and ends; the others go on: " + cause);
              }
            });
    if (update.state() != state && update.state().live()) {
      state = update.state();
      String id = update.race().id();
      line(
          state == RunState.PAUSED
              ? "paused; go on with 'cellscope continue " + id + "'"
              : state.label());
    }
    if (update.state().live()) {
      bar.draw(update.progress(), Double.NaN, update.ended() + "/" + all + " searches");
    }
  }

  @Override
  public void ended(RaceUpdate last) {
    bar.clear();
    if (last.ended() > 0) {
      table(standing.table(PairwiseTest.MANN_WHITNEY, LEVEL));
    }
    String id = last.race().id();
    switch (last.state()) {
      case FINISHED -> out.println("finished; open a search with 'cellscope race-run " + id + "'");
      case STOPPED -> out.println("stopped; go on with 'cellscope resume " + id + "'");
      case FAILED -> err.println("cellscope: " + last.record().cause());
      case QUEUED, RUNNING, PAUSED, INTERRUPTED ->
          err.println(
              "cellscope: the worker is gone without a word; "
                  + last.race().place().workerOutput()
                  + " may tell why; go on with 'cellscope resume "
                  + id
                  + "'");
    }
    out.flush();
    err.flush();
  }

  private void table(RaceTable table) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "seeds"));
    table.columns().forEach(column -> head.add(column.title()));
    lines.add(head);
    for (RaceTable.Row row : table.rows()) {
      List<String> line = new ArrayList<>(List.of(row.contestant()));
      line.add(
          String.valueOf(row.cells().stream().mapToInt(c -> c.score().count()).max().orElse(0)));
      row.cells().forEach(c -> line.add((c.score().text() + " " + c.letters()).strip()));
      lines.add(line);
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < line.size(); c++) {
        int column = c;
        int width = lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
        text.append(String.format("%-" + (width + 2) + "s", line.get(c)));
      }
      out.println(text.toString().stripTrailing());
    }
    out.println("mean and standard deviation over seeds; those without a common letter differ");
  }

  private void line(String text) {
    bar.clear();
    out.println(text);
    out.flush();
  }
}
