package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.run.RunEvent;
import cellscope.model.run.RunListener;
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
public final class RunWriter implements RunListener, Closeable {
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
    return new RunWriter(run, disk, RunOpening.open(run, disk, false));
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
    return new RunWriter(run, disk, RunOpening.open(run, disk, true));
  }

  private RunWriter(RunDirectory run, Disk disk, RunOpening.Opened opened) {
    this.run = run;
    this.disk = disk;
    this.lock = opened.lock();
    this.logs = opened.logs();
    this.checkpoints = new Checkpoints(run, disk);
    this.from = opened.found().checkpoint().orElse(null);
    this.record = opened.record();
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
    return from == null ? new Position(0, 0) : from.position();
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
  public void onEvent(RunEvent event) throws IOException {
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

  @Override
  public void onBest(Position position, StateWriter state) throws IOException {
    checkpoints.writeBest(position, logs.sync(), state);
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
