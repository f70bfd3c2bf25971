package cellscope.run;

import cellscope.model.InputProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to write a run directory: a lock of the operating system on the file {@code lock},
 * which goes with its process however that ends, and in that file who holds it, for readers.
 */
public final class RunLock implements Closeable {
  /** Beyond the text, so that Windows, where a lock keeps readers out, lets the text be read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock. Nobody else sees the run as held before {@link #announce()}.
   *
   * @throws InputProblem another worker has it
   */
  static RunLock take(RunDirectory run) throws IOException {
    FileChannel channel =
        FileChannel.open(
            run.lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      // another writer in this very process
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw inUse(run);
    }
    return new RunLock(channel, lock);
  }

  private static InputProblem inUse(RunDirectory run) {
    String who = holder(run).map(h -> " (process " + h.pid() + " on " + h.host() + ")").orElse("");
    return new InputProblem(
        "another worker writes this run" + who,
        run.toString(),
        "wait for it, or end it with 'cellscope stop " + run.id() + "'");
  }

  /** Writes into the file who holds it: from here on {@link #held} is true. */
  void announce() throws IOException {
    ProcessIdentity self = ProcessIdentity.current();
    String text = self.toTree() + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  /** Whether a living process on this machine writes the run. */
  public static boolean held(RunDirectory run) {
    return holder(run).filter(ProcessIdentity::alive).isPresent();
  }

  /**
   * Whether the process that wrote a run's record last still holds the run. One that has just taken
   * it and not yet said so in the record does not count: the record still tells of the one before.
   */
  static boolean heldByWriterOf(WorkRecord record, RunDirectory run) {
    return record.worker() != null
        && holder(run).filter(record.worker()::equals).filter(ProcessIdentity::alive).isPresent();
  }

  /** Who is written into the lock file, alive or not. */
  public static Optional<ProcessIdentity> holder(RunDirectory run) {
    try {
      return ProcessIdentity.read(Json.MAPPER.readTree(Files.readString(run.lock())));
    } catch (IOException e) {
      return Optional.empty(); // never written, or half written this very moment
    }
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      channel.truncate(0);
      lock.release();
    }
  }
}
