package cellscope.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads what a run's newest checkpoint holds, while the run goes on or afterwards. */
public final class CheckpointReader {
  private CheckpointReader() {}

  /** The engine's state of the newest whole checkpoint; the caller closes it. Empty before one. */
  public static Optional<InputStream> newest(RunDirectory run) throws IOException {
    Optional<CheckpointFile> found = new Checkpoints(run, Disk.REAL).newestWhole();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get().open());
  }
}
