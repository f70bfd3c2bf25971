package cellscope.run;

import java.io.IOException;
import java.util.TreeMap;

/** How long a run had worked when each of its epochs was done, from its timing.jsonl. */
public final class EpochTimes {
  private final TreeMap<Integer, Double> byEpoch = new TreeMap<>();
  private double seconds;

  private EpochTimes() {}

  /**
   * Reads what is there.
   *
   * @throws IOException the log can't be read
   */
  public static EpochTimes read(RunDirectory run) throws IOException {
    EpochTimes times = new EpochTimes();
    JsonLines lines =
        new JsonLines(
            run.log(RunLog.TIMING),
            new Damage(), // whoever opens the run is told
            line -> {
              if (Json.text(line, "event").equals("epoch-timed")) {
                times.seconds += Json.number(line, "seconds");
                times.byEpoch.put(Json.integer(line, "epoch"), times.seconds);
              }
            });
    new LogTail(run.log(RunLog.TIMING)).poll(Long.MAX_VALUE, lines);
    return times;
  }

  /** Seconds until an epoch was done, repeated epochs counted; NaN where that isn't told (yet). */
  public double until(int epoch) {
    return byEpoch.getOrDefault(epoch, Double.NaN);
  }

  /** Seconds of all epochs that were done. */
  public double all() {
    return seconds;
  }
}
