package cellscope.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run stands. */
public enum RunState {
  /** Made, not yet begun. */
  QUEUED,
  /** A worker writes it. */
  RUNNING,
  /** A worker holds it and waits. */
  PAUSED,
  /** Every epoch was made. */
  FINISHED,
  /** Ended by a command, with a checkpoint. */
  STOPPED,
  /** Ended by an error; the record tells the cause. */
  FAILED,
  /**
   * The worker is gone without a word. Never stored: told by a lock that no living process holds.
   */
  INTERRUPTED;

  /** The word in run.json and on the screen. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a worker is at it. */
  public boolean live() {
    return this == RUNNING || this == PAUSED;
  }

  /** Whether {@code resume} can take it up. */
  public boolean resumable() {
    return this == QUEUED || this == STOPPED || this == FAILED || this == INTERRUPTED;
  }

  static Optional<RunState> byLabel(String label) {
    return Arrays.stream(values())
        .filter(s -> s.label().equals(label) && s != INTERRUPTED)
        .findFirst();
  }
}
