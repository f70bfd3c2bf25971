package cellscope.run;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/** Follows run.json and the lock, looking no closer than it must. */
final class RecordTail {
  private static final long LOCK_LOOK_NANOS = 1_000_000_000;

  private final RunDirectory run;
  private List<Object> seen;
  private RunRecord record;
  private boolean held;
  private long nextLockLook;

  RecordTail(RunDirectory run) {
    this.run = run;
  }

  /**
   * The record as it stands now.
   *
   * @throws InputProblem there is none, or a broken one
   */
  RunRecord record() {
    List<Object> now = identity();
    if (record == null || !now.equals(seen)) {
      record = RunRecordFile.read(run);
      seen = now;
      nextLockLook = System.nanoTime();
    }
    return record;
  }

  /** How the run stands by the record last read. */
  RunState state() {
    if (record.state().live() && System.nanoTime() - nextLockLook >= 0) {
      held = RunLock.heldByWriterOf(record, run);
      nextLockLook = System.nanoTime() + LOCK_LOOK_NANOS;
    }
    return record.state(held);
  }

  /** Tells one version of the file from another: it is only ever replaced. */
  private List<Object> identity() {
    try {
      BasicFileAttributes file = Files.readAttributes(run.record(), BasicFileAttributes.class);
      return List.of(
          file.lastModifiedTime(), file.size(), Objects.requireNonNullElse(file.fileKey(), ""));
    } catch (IOException e) {
      return List.of(); // reading it says what is wrong
    }
  }
}
