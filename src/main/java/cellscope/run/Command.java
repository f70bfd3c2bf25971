package cellscope.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a worker can be told. */
public enum Command {
  /** Wait before the next step. */
  PAUSE,
  /** Go on after a pause. */
  CONTINUE,
  /** Make one step, then wait. */
  STEP,
  /** Write a checkpoint and end. */
  STOP,
  /** Write a checkpoint and go on as before. */
  CHECKPOINT;

  /** The word in command files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Command> byLabel(String label) {
    return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
  }
}
