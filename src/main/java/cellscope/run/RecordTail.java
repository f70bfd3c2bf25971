package cellscope.run;

import cellscope.model.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Follows a record and the lock, looking no closer than it must.
 *
 * @param <R> the record
 */
final class RecordTail<R extends WorkRecord> {
  private static final long LOCK_LOOK_NANOS = 1_000_000_000;

  private final RunDirectory place;
  private final Path file;
  private final Supplier<R> reader;
  private List<Object> seen;
  private R record;
  private boolean held;
  private long nextLockLook;

  /**
   * @param place where the lock lies
   * @param file the record's
   * @param reader reads it
   */
  RecordTail(RunDirectory place, Path file, Supplier<R> reader) {
    this.place = place;
    this.file = file;
    this.reader = reader;
  }

  /**
   * The record as it stands now.
   *
   * @throws InputProblem there is none, or a broken one
   */
  R record() {
    List<Object> now = identity();
    if (record == null || !now.equals(seen)) {
      record = reader.get();
      seen = now;
      nextLockLook = System.nanoTime();
    }
    return record;
  }

  /** How it stands by the record last read. */
  RunState state() {
    if (record.state().live() && System.nanoTime() - nextLockLook >= 0) {
      held = RunLock.heldByWriterOf(record, place);
      nextLockLook = System.nanoTime() + LOCK_LOOK_NANOS;
    }
    return record.state(held);
  }

  /** Tells one version of the file from another: it is only ever replaced. */
  private List<Object> identity() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(
          now.lastModifiedTime(), now.size(), Objects.requireNonNullElse(now.fileKey(), ""));
    } catch (IOException e) {
      return List.of(); // reading it says what is wrong
    }
  }
}
