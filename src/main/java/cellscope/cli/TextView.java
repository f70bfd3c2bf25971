package cellscope.cli;

import cellscope.run.RunDirectory;
import cellscope.run.RunSnapshot;
import cellscope.run.RunState;
import cellscope.run.RunTiming;
import cellscope.run.RunUpdate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run as lines for people, with a progress bar below on a terminal. */
final class TextView implements SearchView {
  private final PrintWriter out;
  private final PrintWriter err;
  private final ProgressBar bar;
  private RunState state = RunState.RUNNING;
  private Map<String, String> facts = Map.of();
  private Optional<RunTiming> timing = Optional.empty();

  TextView(PrintWriter out, PrintWriter err, ProgressBar bar) {
    this.out = out;
    this.err = err;
    this.bar = bar;
  }

  @Override
  public void started(RunDirectory run) {
    out.println("run " + run.id() + " in " + run);
  }

  @Override
  public void show(RunUpdate update, int firstNewRow) {
    RunSnapshot snapshot = update.snapshot();
    timing = Optional.of(update.timing());
    showFacts(snapshot);
    for (int row = firstNewRow; row < update.epochs().size(); row++) {
      line(EpochLine.of(update.epochs(), row, snapshot.epochs(), turn(snapshot)));
    }
    if (snapshot.state() != state && snapshot.state().live()) {
      state = snapshot.state();
      line(
          state == RunState.PAUSED
              ? "paused; go on with 'cellscope continue " + Names.of(snapshot.run()) + "'"
              : state.label());
    }
    if (snapshot.state().live()) {
      int epoch = Math.min(snapshot.epochsDone() + 1, snapshot.epochs());
      bar.draw(
          snapshot.progress(),
          snapshot.secondsLeft(),
          turn(snapshot) + " " + epoch + "/" + snapshot.epochs());
    }
  }

  private static String turn(RunSnapshot snapshot) {
    return snapshot.record().config().turn().noun();
  }

  private void showFacts(RunSnapshot snapshot) {
    Map<String, String> now = snapshot.record().facts();
    if (!now.equals(facts)) {
      facts = now;
      line(now.get("deviceReason") + " " + now.get("kernels"));
      line(now.get("dataset") + " (" + now.get("datasetPath") + "): " + now.get("split"));
    }
  }

  @Override
  public void ended(RunSnapshot snapshot) {
    bar.clear();
    timing
        .filter(t -> !Double.isNaN(t.dataWaitShare()) && t.imagesPerSecond() > 0)
        .ifPresent(this::speed);
    String id = Names.of(snapshot.run());
    switch (snapshot.state()) {
      case FINISHED ->
          out.println(
              "finished; write what it made with 'cellscope export "
                  + id
                  + " --format "
                  + snapshot.record().config().kind().product()
                  + "'");
      case STOPPED ->
          out.println("stopped with a checkpoint; go on with 'cellscope resume " + id + "'");
      case FAILED -> err.println("cellscope: " + snapshot.record().cause());
      case QUEUED, RUNNING, PAUSED, INTERRUPTED ->
          err.println(
              "cellscope: the worker is gone without a word; "
                  + snapshot.run().workerOutput()
                  + " may tell why; go on with 'cellscope resume "
                  + id
                  + "'");
    }
    out.flush();
    err.flush();
  }

  private void speed(RunTiming known) {
    out.printf(
        Locale.ROOT,
        "%.0f images/s in the last epoch; %.2f%% of the time was spent waiting for data%n",
        known.imagesPerSecond(),
        100 * known.dataWaitShare());
  }

  private void line(String text) {
    bar.clear();
    out.println(text);
    out.flush();
  }
}
