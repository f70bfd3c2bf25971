package cellscope.run;

import cellscope.model.InputProblem;
import cellscope.model.run.RunEvent.RunStarted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads how a run stands, and no more: the events, and of the long logs their ends. */
public final class SnapshotReader {
  private static final int TIMING_END = 1 << 16;
  private static final int STEPS_END = 1 << 12;

  private SnapshotReader() {}

  /**
   * How a run stands.
   *
   * @throws InputProblem no run lies there, or its run.json is broken
   * @throws IOException a log can't be read
   */
  public static RunSnapshot read(RunDirectory run) throws IOException {
    RunRecord record = RunRecordFile.read(run);
    RunState state = record.state(record.state().live() && RunLock.heldByWriterOf(record, run));
    Damage ignored = new Damage(); // whoever opens the run is told
    EpochColumns epochs = new EpochColumns();
    new LogTail(run.log(RunLog.EVENTS))
        .poll(Long.MAX_VALUE, new JsonLines(run.log(RunLog.EVENTS), ignored, epochs::event));
    TimingLines timing = new TimingLines(run.log(RunLog.TIMING), ignored);
    lastLines(run.log(RunLog.TIMING), TIMING_END, timing);
    StepColumns steps =
        new StepColumns(
            run.log(RunLog.STEPS),
            () -> epochs.started().map(RunStarted::columns),
            metric -> false,
            ignored);
    lastLines(run.log(RunLog.STEPS), STEPS_END, steps);
    StepTable table = steps.table();
    return RunStanding.snapshot(
        run,
        record,
        state,
        epochs,
        (int) orNone(table.epochs()),
        (int) orNone(table.steps()),
        timing.timing());
  }

  private static double orNone(Series series) {
    return series.size() == 0 ? -1 : series.last();
  }

  /** Gives the whole lines among a file's last bytes; their numbers are not the file's. */
  private static void lastLines(Path path, int most, LogTail.LineConsumer consumer)
      throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    byte[] bytes;
    boolean cut;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, file.length() - most);
      cut = from > 0;
      bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
    }
    int start = 0;
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (line > 1 || !cut) {
          consumer.take(bytes, start, i, line);
        }
        line++;
        start = i + 1;
      }
    }
  }
}
