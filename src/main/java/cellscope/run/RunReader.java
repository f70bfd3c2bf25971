package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.metric.Metric;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * Reads a run directory, whether its search goes on (tail) or not (replay): each {@link #poll}
 * gives what came since the one before. Holds no file open between. A damaged line is passed over
 * and told, a torn last line waits until it is whole, and a run that was cut back or taken up again
 * is read again from its start. One thread at a time uses a reader; what it gives may go to any
 * thread.
 */
public final class RunReader {
  /** Steps are read in portions of about 80,000 rows, so that the epochs never wait for them. */
  private static final long STEP_BYTES = 16 << 20;

  private static final long FIRST_STEP_BYTES = 1 << 19;

  private static final int MOST_RESETS = 5;

  private final RunDirectory run;
  private final Predicate<Metric> metrics;
  private final RecordTail<RunRecord> recordTail;
  private RunContent content;
  private int attempt;
  private RunState lastState;
  private RunRecord lastRecord;
  private RunTiming lastTiming = RunTiming.UNKNOWN;

  /** Reads all there is; touches no file yet. */
  public RunReader(RunDirectory run) {
    this(run, metric -> true);
  }

  /** Reads all there is but of the steps only these metrics: each takes 8 bytes a step. */
  public RunReader(RunDirectory run, Predicate<Metric> metrics) {
    this.run = run;
    this.metrics = metrics;
    this.recordTail = new RecordTail<>(run, run.record(), () -> RunRecordFile.read(run));
    this.content = new RunContent(run, this.metrics);
  }

  /** Where this reads. */
  public RunDirectory directory() {
    return run;
  }

  /**
   * Looks once. The first look at a long run gives all its epochs and the first portion of its
   * steps, with {@link RunUpdate#more} set.
   *
   * @throws InputProblem no run lies there (any more), or its run.json is broken
   * @throws IOException a log can't be read
   */
  public RunUpdate poll() throws IOException {
    boolean reset = false;
    for (int tries = 0; ; tries++) {
      reset |= startAgainIfTakenUp();
      // Before the logs: who sees that a run is paused or has ended sees all that it did until
      // then.
      RunRecord record = recordTail.record();
      RunState state = recordTail.state();
      RunContent before = content;
      int epochs = before.epochs().size();
      int steps = before.steps().size();
      LogTail.Look look = content.poll(content.isEmpty() ? FIRST_STEP_BYTES : STEP_BYTES);
      boolean overtaken = recordTail.record().attempt() != attempt;
      if (look != LogTail.Look.SHRUNK && !overtaken) {
        return update(record, state, reset, look == LogTail.Look.MORE, epochs, steps);
      }
      if (tries == MOST_RESETS) {
        throw new IOException(run + " changes faster than it can be read");
      }
      if (look == LogTail.Look.SHRUNK) {
        reset = true;
        content = new RunContent(run, metrics);
      }
    }
  }

  private boolean startAgainIfTakenUp() {
    int now = recordTail.record().attempt();
    if (now == attempt) {
      return false;
    }
    attempt = now;
    boolean any = !content.isEmpty();
    content = new RunContent(run, metrics);
    return any;
  }

  private RunUpdate update(
      RunRecord record,
      RunState state,
      boolean reset,
      boolean more,
      int epochsBefore,
      int stepsBefore) {
    RunTiming timing = content.timing();
    int newEpochs = content.epochs().size() - epochsBefore;
    int newSteps = content.steps().size() - stepsBefore;
    boolean changed =
        reset
            || newEpochs > 0
            || newSteps > 0
            || state != lastState
            || record != lastRecord
            || !timing.equals(lastTiming);
    lastState = state;
    lastRecord = record;
    lastTiming = timing;
    StepTable steps = content.steps().table();
    int last = steps.size() - 1;
    return new RunUpdate(
        reset,
        changed,
        more,
        RunStanding.snapshot(
            run,
            record,
            state,
            content.epochs(),
            last < 0 ? -1 : (int) steps.epochs().get(last),
            last < 0 ? -1 : (int) steps.steps().get(last),
            timing),
        content.epochs().started(),
        content.epochs().table(),
        steps,
        newEpochs,
        newSteps,
        timing,
        content.damage().told(),
        content.damage().count());
  }
}
