package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.run.RunListener.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;

/** Takes a run for writing: checks it, locks it, cuts its logs and counts the attempt. */
final class RunOpening {
  private static final int RESERVED_BYTES = 1 << 16;

  private final RunDirectory run;
  private final Disk disk;
  private final RunLock lock;

  private RunOpening(RunDirectory run, Disk disk, RunLock lock) {
    this.run = run;
    this.disk = disk;
    this.lock = lock;
  }

  /** What a writer needs; it closes lock and logs. */
  record Opened(RunLock lock, RunLogs logs, Checkpoints.Found found, RunRecord record) {}

  /**
   * Takes a run; where that fails, the lock is let go.
   *
   * @param resume whether the run may have been begun before
   * @throws InputProblem it can't be started or taken up; nothing has been changed then
   * @throws IOException it can't be written; the record says so if that at least can be written
   */
  static Opened open(RunDirectory run, Disk disk, boolean resume) throws IOException {
    requireStartable(run, RunRecordFile.read(run), resume);
    RunLock lock = RunLock.take(run);
    try {
      RunRecord before = RunRecordFile.read(run);
      requireStartable(run, before, resume);
      return new RunOpening(run, disk, lock).open(before);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireStartable(RunDirectory run, RunRecord record, boolean resume) {
    if (!resume && record.attempt() > 0) {
      throw new InputProblem(
          "this run was begun before",
          run.toString(),
          "take it up with 'cellscope resume " + run.id() + "'");
    }
    if (record.state() == RunState.FINISHED) {
      throw new InputProblem(
          "this run is finished",
          run.toString(),
          "start a new one, with more epochs if that is what you want");
    }
  }

  private Opened open(RunRecord before) throws IOException {
    Checkpoints.Found found = new Checkpoints(run, disk).newest();
    RunRecord record = before.attemptedBy(ProcessIdentity.current(), Instant.now());
    try {
      return new Opened(lock, prepare(found, record), found, record);
    } catch (IOException e) {
      recordFailure(record, e);
      throw e;
    }
  }

  /** Cuts, clears and opens; the run counts as running from here on. */
  private RunLogs prepare(Checkpoints.Found found, RunRecord record) throws IOException {
    Files.createDirectories(run.checkpoints());
    Files.createDirectories(run.control());
    Control.clear(run);
    lock.announce();
    disk.replace(run.reserve(), out -> out.write(new byte[RESERVED_BYTES]));
    RunLogs.cut(run, found.checkpoint().map(CheckpointFile::lengths).orElse(Map.of()));
    RunRecordFile.write(run, record, disk);
    RunLogs logs = new RunLogs(run, record.config().execution().logEvery(), disk);
    try {
      noteStart(logs, record, found);
      return logs;
    } catch (IOException e) {
      logs.abandon();
      throw e;
    }
  }

  private static void noteStart(RunLogs logs, RunRecord record, Checkpoints.Found found)
      throws IOException {
    Position from = found.checkpoint().map(CheckpointFile::position).orElse(new Position(0, 0));
    logs.note(
        record.attempt() == 1 ? "started" : "resumed",
        json -> {
          json.writeNumberField("attempt", record.attempt());
          json.writeStringField("host", record.worker().host());
          json.writeNumberField("pid", record.worker().pid());
          json.writeNumberField("epoch", from.epoch());
          json.writeNumberField("step", from.step());
        });
    for (String text : found.passedOver()) {
      logs.note("note", json -> json.writeStringField("text", text));
    }
    logs.flush();
  }

  private void recordFailure(RunRecord record, IOException cause) {
    try {
      Files.deleteIfExists(run.reserve());
      String text = "the run directory can't be written: " + cause.getMessage();
      RunRecordFile.write(run, record.with(RunState.FAILED, text, Instant.now()), disk);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
