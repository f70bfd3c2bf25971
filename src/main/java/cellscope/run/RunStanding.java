package cellscope.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Makes a {@link RunSnapshot} of what is known of a run. */
final class RunStanding {
  private RunStanding() {}

  static RunSnapshot snapshot(
      RunDirectory run,
      RunRecord record,
      RunState state,
      EpochColumns gathered,
      int lastEpoch,
      int lastStep,
      RunTiming timing) {
    EpochTable epochs = gathered.table();
    int planned = gathered.plannedEpochs().orElse(record.config().epochs());
    int stepsPerEpoch = gathered.stepsPerEpoch();
    int done = epochs.size() == 0 ? 0 : epochs.epoch(epochs.size() - 1) + 1;
    boolean open = planned == 0;
    int all = open ? done + (state == RunState.FINISHED ? 0 : 1) : planned;
    int within = lastEpoch == done ? lastStep + 1 : 0;
    Series accuracy = gathered.headline().map(epochs::get).orElse(Series.EMPTY);
    double left =
        state.live() && !open
            ? timing.secondsFor((long) (all - done) * stepsPerEpoch - within, stepsPerEpoch)
            : Double.NaN;
    return new RunSnapshot(
        run,
        record,
        state,
        done,
        all,
        stepsPerEpoch,
        within,
        lastNumber(accuracy),
        best(accuracy),
        accuracy,
        left,
        updated(run, record));
  }

  private static double lastNumber(Series series) {
    for (int i = series.size() - 1; i >= 0; i--) {
      if (!Double.isNaN(series.get(i))) {
        return series.get(i);
      }
    }
    return Double.NaN;
  }

  private static double best(Series series) {
    double best = Double.NaN;
    for (int i = 0; i < series.size(); i++) {
      if (!(series.get(i) <= best) && !Double.isNaN(series.get(i))) {
        best = series.get(i);
      }
    }
    return best;
  }

  private static Instant updated(RunDirectory run, RunRecord record) {
    Instant latest = record.updated();
    for (RunLog log : RunLog.values()) {
      Instant changed = modified(run.log(log));
      latest = changed.isAfter(latest) ? changed : latest;
    }
    return latest;
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.MIN; // not there yet
    }
  }
}
