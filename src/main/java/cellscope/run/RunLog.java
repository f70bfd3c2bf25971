package cellscope.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The six logs of a run. All but {@link #TIMING} hold no clock, rate or process fact, so that they
 * can be compared.
 */
public enum RunLog {
  /** The run's plot: its start, each epoch, its end. */
  EVENTS("events.jsonl", ""),
  /** One row an epoch, for a spreadsheet. */
  METRICS("metrics.csv", "epoch," + names(EpochMetric.values())),
  /** One row a logged step. */
  STEPS("steps.csv", "epoch,step," + names(StepMetric.values()) + ",weightDraw,archDraw"),
  /** Alpha and draws, one line for each epoch and kind of cell. */
  ALPHAS("alphas.jsonl", ""),
  /** The derived genotype, one line an epoch. */
  GENOTYPES("genotypes.jsonl", ""),
  /** Clocks, rates, memory, starts, pauses and resumes. */
  TIMING("timing.jsonl", "");

  private final String fileName;
  private final String header;

  RunLog(String fileName, String header) {
    this.fileName = fileName;
    this.header = header;
  }

  /** The file's name in the run directory. */
  public String fileName() {
    return fileName;
  }

  /** The first line, without its end; empty where there is none. */
  public String header() {
    return header;
  }

  /** Whether a resumed run writes the same bytes as an undisturbed one. */
  public boolean comparable() {
    return this != TIMING;
  }

  private static String names(Enum<?>[] metrics) {
    return Arrays.stream(metrics).map(Object::toString).collect(Collectors.joining(","));
  }
}
