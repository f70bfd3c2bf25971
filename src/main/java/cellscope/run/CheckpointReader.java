package cellscope.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a run's checkpoints hold, while the run goes on or afterwards. */
public final class CheckpointReader {
  private CheckpointReader() {}

  /**
   * The engine's state after an epoch.
   *
   * @param epoch from 0
   * @param state the caller closes it
   */
  public record AfterEpoch(int epoch, InputStream state) implements Closeable {
    @Override
    public void close() throws IOException {
      state.close();
    }
  }

  /**
   * The state after an epoch, by a checkpoint that is whole.
   *
   * @param epoch from 0; empty for the newest that there is
   * @return empty where no checkpoint stands behind that epoch's last step
   */
  public static Optional<AfterEpoch> afterEpoch(RunDirectory run, OptionalInt epoch)
      throws IOException {
    for (CheckpointFile found : new Checkpoints(run, Disk.REAL).whole()) {
      int ended = found.position().epoch() - 1;
      boolean isEnd = found.position().step() == 0 && ended >= 0;
      if (isEnd && (epoch.isEmpty() || epoch.getAsInt() == ended)) {
        return Optional.of(new AfterEpoch(ended, found.open()));
      }
    }
    return Optional.empty();
  }

  /** The epochs, from 0, whose states {@link #afterEpoch} gives, the newest first. */
  public static List<Integer> epochs(RunDirectory run) throws IOException {
    return new Checkpoints(run, Disk.REAL)
        .whole().stream()
            .map(CheckpointFile::position)
            .filter(position -> position.step() == 0 && position.epoch() > 0)
            .map(position -> position.epoch() - 1)
            .toList();
  }

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
