package cellscope.run;

import cellscope.config.RunKind;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The six logs of a run. All but {@link #TIMING} hold no clock, rate or process fact, so that they
 * can be compared.
 */
public enum RunLog {
  /** The run's plot: its start, each epoch, its end. */
  EVENTS("events.jsonl"),
  /** One row an epoch, for a spreadsheet. */
  METRICS("metrics.csv"),
  /** One row a logged step. */
  STEPS("steps.csv"),
  /** Alpha and draws, one line for each epoch and kind of cell. */
  ALPHAS("alphas.jsonl"),
  /** The derived genotype, one line an epoch. */
  GENOTYPES("genotypes.jsonl"),
  /** Clocks, rates, memory, starts, pauses and resumes. */
  TIMING("timing.jsonl");

  private final String fileName;

  RunLog(String fileName) {
    this.fileName = fileName;
  }

  /** The file's name in the run directory. */
  public String fileName() {
    return fileName;
  }

  /** The first line in a run of that kind, without its end; empty where there is none. */
  public String header(RunKind kind) {
    return switch (this) {
      case METRICS -> "epoch," + names(EpochMetric.of(kind));
      case STEPS ->
          "epoch,step,"
              + names(StepMetric.of(kind))
              + (kind == RunKind.SEARCH ? ",weightDraw,archDraw" : "");
      case EVENTS, ALPHAS, GENOTYPES, TIMING -> "";
    };
  }

  /** Whether a resumed run writes the same bytes as an undisturbed one. */
  public boolean comparable() {
    return this != TIMING;
  }

  private static String names(Collection<?> metrics) {
    return metrics.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
