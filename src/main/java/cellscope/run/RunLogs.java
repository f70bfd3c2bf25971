package cellscope.run;

import cellscope.model.run.RunEvent;
import cellscope.model.run.RunEvent.EpochDone;
import cellscope.model.run.RunEvent.EpochTimed;
import cellscope.model.run.RunEvent.RunFinished;
import cellscope.model.run.RunEvent.RunStarted;
import cellscope.model.run.RunEvent.StepDone;
import cellscope.model.run.RunEvent.StepTimed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The six logs of a run, open for writing. */
final class RunLogs implements Closeable {
  private static final long FLUSH_AFTER_NANOS = 100_000_000;

  private final Map<RunLog, LogFile> files = new EnumMap<>(RunLog.class);
  private final int logEvery;
  private long lastFlush = System.nanoTime();
  private String unlogged = "";

  /** Opens the logs at their ends. */
  RunLogs(RunDirectory run, int logEvery, Disk disk) throws IOException {
    this.logEvery = logEvery;
    try {
      for (RunLog log : RunLog.values()) {
        files.put(log, new LogFile(run.log(log), disk));
      }
    } catch (IOException e) {
      abandon();
      throw e;
    }
  }

  /** Writes an event into the logs that tell of it. */
  void append(RunEvent event) throws IOException {
    if (event instanceof StepDone e) {
      step(e.step(), EventLines.step(e));
    } else if (event instanceof StepTimed e) {
      stepTimed(e);
    } else if (event instanceof EpochDone e) {
      epoch(e);
    } else if (event instanceof EpochTimed e) {
      append(RunLog.TIMING, EventLines.epochTimed(e));
    } else if (event instanceof RunStarted e) {
      started(e);
    } else if (event instanceof RunFinished e) {
      append(RunLog.EVENTS, EventLines.finished(e));
      flush();
    } else {
      throw new IllegalArgumentException("no log for " + event);
    }
  }

  private void started(RunStarted event) throws IOException {
    for (RunLog log : List.of(RunLog.METRICS, RunLog.STEPS)) {
      append(log, log.header(event.columns()));
    }
    append(RunLog.EVENTS, EventLines.started(event));
    flush();
  }

  private void step(int step, String row) throws IOException {
    unlogged = row;
    if (logged(step)) {
      logLastStep();
    }
    if (System.nanoTime() - lastFlush > FLUSH_AFTER_NANOS) {
      flush();
    }
  }

  private void stepTimed(StepTimed event) {
    if (logged(event.step())) {
      append(RunLog.TIMING, EventLines.stepTimed(event));
    }
  }

  private boolean logged(int step) {
    return step % logEvery == 0;
  }

  /**
   * Writes the step just made if it has no row yet: one who steps through a search sees each of its
   * steps.
   */
  void logLastStep() {
    if (!unlogged.isEmpty()) {
      append(RunLog.STEPS, unlogged);
      unlogged = "";
    }
  }

  private void epoch(EpochDone event) throws IOException {
    event.cells().forEach(cell -> append(RunLog.ALPHAS, EventLines.alpha(event.epoch(), cell)));
    event.derived().ifPresent(g -> append(RunLog.GENOTYPES, EventLines.genotype(event.epoch(), g)));
    append(RunLog.METRICS, EventLines.metrics(event));
    append(RunLog.EVENTS, EventLines.epoch(event));
    flush();
  }

  /** Writes what happened to the process, with the clock's time, into timing.jsonl. */
  void note(String event, Json.Fields fields) {
    append(
        RunLog.TIMING,
        Json.line(
            json -> {
              json.writeStringField("event", event);
              json.writeStringField("time", Instant.now().toString());
              fields.writeTo(json);
            }));
  }

  private void append(RunLog log, String line) {
    files.get(log).append(line);
  }

  /**
   * Lets readers see every line. The events go last, so that what an event stands for can be read
   * by then.
   */
  void flush() throws IOException {
    for (RunLog log : RunLog.values()) {
      if (log != RunLog.EVENTS) {
        files.get(log).flush();
      }
    }
    files.get(RunLog.EVENTS).flush();
    lastFlush = System.nanoTime();
  }

  /** Puts every line on the disk and tells the lengths then, in bytes. */
  Map<RunLog, Long> sync() throws IOException {
    flush();
    Map<RunLog, Long> lengths = new EnumMap<>(RunLog.class);
    for (Map.Entry<RunLog, LogFile> entry : files.entrySet()) {
      entry.getValue().sync();
      lengths.put(entry.getKey(), entry.getValue().length());
    }
    return lengths;
  }

  /**
   * Cuts the comparable logs back to these lengths. What took time stays told, but for a torn last
   * line.
   */
  static void cut(RunDirectory run, Map<RunLog, Long> lengths) throws IOException {
    for (RunLog log : RunLog.values()) {
      Path file = run.log(log);
      if (Files.exists(file)) {
        long length = log.comparable() ? lengths.getOrDefault(log, 0L) : wholeLines(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(length);
          channel.force(true);
        }
      }
    }
  }

  private static long wholeLines(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** Closes without a word: an error is on its way already. */
  void abandon() {
    try {
      close();
    } catch (IOException e) {
      // the first error tells it
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (LogFile file : files.values()) {
      try {
        file.close();
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
