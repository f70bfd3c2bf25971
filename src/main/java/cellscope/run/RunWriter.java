package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.SearchEvent;
import cellscope.model.SearchListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one run directory while its search goes on. Holds the run's lock from {@link #start} or
 * {@link #resume} to {@link #close}; the last word before that is {@link #finished}, {@link
 * #stopped} or {@link #failed}, or the run counts as interrupted. One thread uses it, the search's
 * own.
 */
public final class RunWriter implements SearchListener, Closeable {
  private static final int RESERVED_BYTES = 1 << 16;

  private final RunDirectory run;
  private final Disk disk;
  private final RunLock lock;
  private final RunLogs logs;
  private final Checkpoints checkpoints;
  private final CheckpointFile from;
  private RunRecord record;

  /**
   * Begins a run that was made by {@link RunLibrary}.
   *
   * @throws InputProblem no run lies there, it was begun before, or another worker writes it
   * @throws IOException the directory can't be written
   */
  public static RunWriter start(RunDirectory run) throws IOException {
    return start(run, Disk.REAL);
  }

  static RunWriter start(RunDirectory run, Disk disk) throws IOException {
    return open(run, disk, false);
  }

  /**
   * Takes up a run that is not running: from its newest usable checkpoint, or from the start where
   * there is none. The logs are cut back to that place.
   *
   * @throws InputProblem no run lies there, it is finished, its checkpoints are all damaged, or a
   *     worker writes it
   * @throws IOException the directory can't be read or written
   */
  public static RunWriter resume(RunDirectory run) throws IOException {
    return resume(run, Disk.REAL);
  }

  static RunWriter resume(RunDirectory run, Disk disk) throws IOException {
    return open(run, disk, true);
  }

  private static RunWriter open(RunDirectory run, Disk disk, boolean resume) throws IOException {
    requireStartable(run, RunRecordFile.read(run), resume);
    try (Opening opening = new Opening(RunLock.take(run))) {
      RunRecord before = RunRecordFile.read(run);
      requireStartable(run, before, resume);
      Checkpoints.Found found = new Checkpoints(run, disk).newest();
      RunRecord record = before.attemptedBy(ProcessIdentity.current(), Instant.now());
      try {
        RunLogs logs = prepare(run, disk, opening.lock, found, record);
        return opening.done(new RunWriter(run, disk, opening.lock, logs, found, record));
      } catch (IOException e) {
        recordFailure(run, record, e, disk);
        throw e;
      }
    }
  }

  /** Cuts, clears and opens what a writer needs; the run counts as running from here on. */
  private static RunLogs prepare(
      RunDirectory run, Disk disk, RunLock lock, Checkpoints.Found found, RunRecord record)
      throws IOException {
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

  private static void recordFailure(
      RunDirectory run, RunRecord record, IOException cause, Disk disk) {
    try {
      Files.deleteIfExists(run.reserve());
      String text = "the run directory can't be written: " + cause.getMessage();
      RunRecordFile.write(run, record.with(RunState.FAILED, text, Instant.now()), disk);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Lets the lock go unless a writer came to be that holds it. */
  private static final class Opening implements Closeable {
    private final RunLock lock;
    private boolean done;

    Opening(RunLock lock) {
      this.lock = lock;
    }

    RunWriter done(RunWriter writer) {
      done = true;
      return writer;
    }

    @Override
    public void close() throws IOException {
      if (!done) {
        lock.close();
      }
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

  private RunWriter(
      RunDirectory run,
      Disk disk,
      RunLock lock,
      RunLogs logs,
      Checkpoints.Found found,
      RunRecord record) {
    this.run = run;
    this.disk = disk;
    this.lock = lock;
    this.logs = logs;
    this.checkpoints = new Checkpoints(run, disk);
    this.from = found.checkpoint().orElse(null);
    this.record = record;
  }

  private static void noteStart(RunLogs logs, RunRecord record, Checkpoints.Found found)
      throws IOException {
    Position from = position(found.checkpoint().orElse(null));
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

  private void note(String text) {
    logs.note("note", json -> json.writeStringField("text", text));
  }

  /** Where this writes. */
  public RunDirectory directory() {
    return run;
  }

  /** The record as last written. */
  public RunRecord record() {
    return record;
  }

  /**
   * The engine's state to go on from, as it was given to {@link #onCheckpoint}; empty to begin at
   * the start. The caller closes the stream.
   */
  public Optional<InputStream> checkpoint() throws IOException {
    return from == null ? Optional.empty() : Optional.of(from.open());
  }

  /** Where the search goes on; the first step of all where there is no checkpoint. */
  public Position position() {
    return position(from);
  }

  private static Position position(CheckpointFile checkpoint) {
    return checkpoint == null ? new Position(0, 0) : checkpoint.position();
  }

  /**
   * Records what the search runs on, once the engine is open.
   *
   * @param facts as the engine tells them, by name
   * @param versions of the libraries, added to those known
   * @return for a search that goes on: a sentence for each fact that differs from before and makes
   *     the rest of the run no longer bit for bit the same; also kept in timing.jsonl
   */
  public List<String> running(Map<String, String> facts, Map<String, String> versions)
      throws IOException {
    List<String> differences = from == null ? List.of() : differences(facts, versions);
    record = record.with(facts, versions, Instant.now());
    RunRecordFile.write(run, record, disk);
    differences.forEach(this::note);
    logs.flush();
    return differences;
  }

  private List<String> differences(Map<String, String> facts, Map<String, String> versions) {
    List<String> sentences = new ArrayList<>();
    for (String fact : List.of("device", "kernels", "slices", "datasetFingerprint")) {
      difference(fact, record.facts().get(fact), facts.get(fact)).ifPresent(sentences::add);
    }
    versions.forEach(
        (name, now) ->
            difference(name, record.versions().get(name), now).ifPresent(sentences::add));
    return sentences;
  }

  private static Optional<String> difference(String what, String before, String now) {
    return before == null || before.equals(now)
        ? Optional.empty()
        : Optional.of(
            what
                + " was '"
                + before
                + "' and is '"
                + now
                + "': from here on the run is no longer bit for bit the same");
  }

  /** What the search asks before each step. */
  public RunControl control() {
    return new RunControl(this);
  }

  @Override
  public void onEvent(SearchEvent event) throws IOException {
    logs.append(event);
  }

  @Override
  public void onCheckpoint(Position position, StateWriter state) throws IOException {
    long began = System.nanoTime();
    checkpoints.write(position, logs.sync(), state);
    logs.note(
        "checkpoint",
        json -> {
          json.writeNumberField("epoch", position.epoch());
          json.writeNumberField("step", position.step());
          json.writeNumberField("seconds", (System.nanoTime() - began) / 1e9);
        });
    logs.flush();
  }

  /** Shows the step just made and says that the search waits. */
  void paused() throws IOException {
    logs.logLastStep();
    if (record.state() != RunState.PAUSED) {
      change(RunState.PAUSED, "", "paused");
    }
    logs.flush();
  }

  /** Shows the step just made, whether or not it is one that is logged. */
  void showStep() throws IOException {
    logs.logLastStep();
    logs.flush();
  }

  /** Says that the search goes on after a pause. */
  void continued() throws IOException {
    if (record.state() == RunState.PAUSED) {
      change(RunState.RUNNING, "", "continued");
    }
  }

  /** Says that a command was not understood. */
  void ignored(String command) throws IOException {
    note("command ignored: " + command);
    logs.flush();
  }

  /** Every epoch was made. */
  public void finished() throws IOException {
    end(RunState.FINISHED);
  }

  /** The search was told to stop, and wrote a checkpoint. */
  public void stopped() throws IOException {
    end(RunState.STOPPED);
  }

  private void end(RunState state) throws IOException {
    change(state, "", state.label());
    Files.deleteIfExists(run.reserve());
  }

  /**
   * The search ended by an error. Frees the room held back, so that this can be written on a full
   * disk; what the logs hold stays.
   *
   * @param cause one line for people
   */
  public void failed(String cause) throws IOException {
    Files.deleteIfExists(run.reserve());
    record = record.with(RunState.FAILED, cause, Instant.now());
    RunRecordFile.write(run, record, disk);
    logs.note("failed", json -> json.writeStringField("cause", cause));
    logs.flush();
  }

  private void change(RunState state, String cause, String event) throws IOException {
    logs.note(event, json -> {});
    logs.flush();
    record = record.with(state, cause, Instant.now());
    RunRecordFile.write(run, record, disk);
  }

  /** Lets go of the run. */
  @Override
  public void close() throws IOException {
    try (lock) {
      logs.close();
    }
  }
}
