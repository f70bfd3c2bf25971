package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.race.Answer;
import cellscope.model.race.SearchEnd;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one race's directory while it goes on. Holds the race's lock from {@link #start} or {@link
 * #resume} to {@link #close}; the last word before that is {@link #finished}, {@link #stopped} or
 * {@link #failed}, or the race counts as interrupted. One thread uses it.
 */
public final class RaceWriter implements Closeable {
  private static final long FLUSH_AFTER_NANOS = 100_000_000;

  private final RaceDirectory race;
  private final RunLock lock;
  private final LogFile trajectories;
  private final LogFile results;
  private final Turns turns;
  private RaceColumns columns;
  private RaceRecord record;
  private Answer last;
  private int answers;
  private long lastFlush = System.nanoTime();

  /**
   * Begins a race that was made by {@link RunLibrary}.
   *
   * @throws InputProblem no race lies there, it was begun before, or another worker writes it
   * @throws IOException the directory can't be written
   */
  public static RaceWriter start(RaceDirectory race) throws IOException {
    return open(race, false);
  }

  /**
   * Takes up a race that is not running, behind the last search that came to its end.
   *
   * @throws InputProblem no race lies there, it is finished, or a worker writes it
   * @throws IOException the directory can't be read or written
   */
  public static RaceWriter resume(RaceDirectory race) throws IOException {
    return open(race, true);
  }

  private static RaceWriter open(RaceDirectory race, boolean resume) throws IOException {
    requireStartable(race, RaceRecordFile.read(race), resume);
    RunLock lock = RunLock.take(race.place());
    try {
      RaceRecord before = RaceRecordFile.read(race);
      requireStartable(race, before, resume);
      return new RaceWriter(race, lock, before);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void requireStartable(RaceDirectory race, RaceRecord record, boolean resume) {
    if (!resume && record.attempt() > 0) {
      throw new InputProblem(
          "this race was begun before",
          race.toString(),
          "take it up with 'cellscope resume " + race.id() + "'");
    }
    if (record.state() == RunState.FINISHED) {
      throw new InputProblem("this race is finished", race.toString(), "start a new one");
    }
  }

  private RaceWriter(RaceDirectory race, RunLock lock, RaceRecord before) throws IOException {
    this.race = race;
    this.lock = lock;
    Files.createDirectories(race.place().control());
    Control.clear(race.place());
    lock.announce();
    turns = RaceCut.cut(race, before);
    record = before.attemptedBy(ProcessIdentity.current(), turns.failures(), Instant.now());
    RaceRecordFile.write(race, record, Disk.REAL);
    trajectories = new LogFile(race.trajectories(), Disk.REAL);
    results = new LogFile(race.results(), Disk.REAL);
  }

  /** Where this writes. */
  public RaceDirectory directory() {
    return race;
  }

  /** The record as last written. */
  public RaceRecord record() {
    return record;
  }

  /** The search to be made now; empty at the race's end. */
  public Optional<Turns.Turn> current() {
    return turns.current();
  }

  /** How many searches are over. */
  public int ended() {
    return turns.ended();
  }

  /**
   * Records what the race is judged by.
   *
   * @param more further facts, by name
   * @throws InputProblem a race that goes on was judged by something else before
   */
  public void running(RaceColumns judging, Map<String, String> more) throws IOException {
    columns = judging;
    Map<String, String> facts = judging.facts();
    String table = facts.getOrDefault("benchmarkFingerprint", "");
    if (trajectories.length() == 0) {
      trajectories.append(columns.answerHeader());
      results.append(columns.endHeader());
    } else if (!table.equals(record.facts().getOrDefault("benchmarkFingerprint", ""))) {
      String then = record.facts().getOrDefault("benchmark", "none");
      throw new InputProblem(
          "was begun with another benchmark table (" + then + ")",
          race.toString(),
          "give that one with --benchmark, or start a new race");
    }
    facts.putAll(more);
    record = record.withFacts(facts, Instant.now());
    write();
    flush();
  }

  /** The current search has a new answer. */
  public void answered(Answer answer) throws IOException {
    trajectories.append(columns.line(turns.current().orElseThrow(), answer));
    last = answer;
    answers++;
  }

  /** The current search is over; the next one's turn has come. */
  public void ended(SearchEnd end) throws IOException {
    results.append(columns.line(turns.current().orElseThrow(), end, last, answers));
    last = null;
    answers = 0;
    turns.end(end.failure());
    if (end.failed()) {
      record = record.withFailures(turns.failures(), Instant.now());
      write();
    }
    if (end.failed() || System.nanoTime() - lastFlush > FLUSH_AFTER_NANOS) {
      flush();
    }
  }

  /**
   * Lets readers see every line; the ends go last, so that what they stand for is there by then.
   */
  public void flush() throws IOException {
    trajectories.flush();
    results.flush();
    lastFlush = System.nanoTime();
  }

  /** Says that the race waits. */
  public void paused() throws IOException {
    flush();
    change(RunState.PAUSED);
  }

  /** Says that the race goes on after a pause. */
  public void continued() throws IOException {
    change(RunState.RUNNING);
  }

  private void change(RunState state) throws IOException {
    if (record.state() != state) {
      record = record.with(state, "", Instant.now());
      write();
    }
  }

  /** Every contestant came to its end, or failed. */
  public void finished() throws IOException {
    end(RunState.FINISHED);
  }

  /** The race was told to stop. */
  public void stopped() throws IOException {
    end(RunState.STOPPED);
  }

  private void end(RunState state) throws IOException {
    trajectories.sync();
    results.sync();
    change(state);
  }

  /**
   * The whole race ended by an error.
   *
   * @param cause one line for people
   */
  public void failed(String cause) throws IOException {
    record = record.with(RunState.FAILED, cause, Instant.now());
    write();
  }

  private void write() throws IOException {
    RaceRecordFile.write(race, record, Disk.REAL);
  }

  /** Lets go of the race. */
  @Override
  public void close() throws IOException {
    try (lock;
        results;
        trajectories) {
      // trajectories are closed first, then the ends of the searches that they belong to
    }
  }
}
