package cellscope.engine.loop;

import cellscope.model.run.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Times an epoch and its steps; what it measures never reaches anything that is compared. */
public final class EpochClock {
  private static final Path STATUS = Path.of("/proc/self/status");

  private final long began = System.nanoTime();
  private long pausedNanos;
  private long waitBegan;
  private long stepBegan;
  private long batchAt;
  private long stepNanos;
  private long dataNanos;
  private long lastStep;
  private long lastData;
  private long evaluationBegan;
  private long evaluationNanos;
  private long images;

  public void beginWait() {
    waitBegan = System.nanoTime();
  }

  public void endWait() {
    pausedNanos += System.nanoTime() - waitBegan;
  }

  public void beginStep() {
    stepBegan = System.nanoTime();
  }

  public void batchReady() {
    batchAt = System.nanoTime();
  }

  public void endStep(int imagesOfStep) {
    lastStep = System.nanoTime() - stepBegan;
    lastData = batchAt - stepBegan;
    stepNanos += lastStep;
    dataNanos += lastData;
    images += imagesOfStep;
  }

  public void beginEvaluation() {
    evaluationBegan = System.nanoTime();
  }

  public void endEvaluation() {
    evaluationNanos = System.nanoTime() - evaluationBegan;
  }

  public RunEvent stepTimed(int epoch, int step) {
    return new RunEvent.StepTimed(epoch, step, lastStep / 1e9, lastData / 1e9);
  }

  public RunEvent epochTimed(int epoch) {
    return new RunEvent.EpochTimed(
        epoch,
        (System.nanoTime() - began - pausedNanos) / 1e9,
        stepNanos == 0 ? 0 : images / (stepNanos / 1e9),
        dataNanos / 1e9,
        evaluationNanos / 1e9,
        residentBytes());
  }

  /** Resident memory of this process, where Linux tells it; else -1. */
  public static long residentBytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return -1; // not Linux: the figure is left out
    }
    return -1;
  }
}
