package cellscope.run;

import java.nio.file.Path;

/** Writes long finished runs for measurements of what reads them. */
public final class LongRun {
  private LongRun() {}

  /** A finished run whose every step is logged. */
  public static RunDirectory write(Path folder, int epochs, int stepsPerEpoch) {
    return Runs.finished(folder, epochs, stepsPerEpoch);
  }
}
