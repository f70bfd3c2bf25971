package cellscope.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads what a run's checkpoints hold, while the run goes on or afterwards. */
public final class CheckpointReader {
  private CheckpointReader() {}

  /** The engine's state of the newest whole checkpoint; the caller closes it. Empty before one. */
  public static Optional<InputStream> newest(RunDirectory run) throws IOException {
    Optional<CheckpointFile> found = new Checkpoints(run, Disk.REAL).newestWhole();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get().open());
  }

  /**
   * The state of a training's epoch with the best test top-1; the caller closes it. Empty where no
   * epoch was evaluated, or its file is damaged.
   */
  public static Optional<InputStream> best(RunDirectory run) throws IOException {
    Optional<CheckpointFile> found = new Checkpoints(run, Disk.REAL).best();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get().open());
  }
}
