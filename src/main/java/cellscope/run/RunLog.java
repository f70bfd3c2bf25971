package cellscope.run;

import cellscope.model.metric.Metric;
import cellscope.model.run.RunColumns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The first line of a log of these columns, without its end; empty where there is none. */
  public String header(RunColumns columns) {
    return switch (this) {
      case METRICS -> "epoch," + names(columns.epochs());
      case STEPS ->
          Stream.concat(columns.steps().stream().map(Metric::id), columns.draws().stream())
              .collect(Collectors.joining(",", "epoch,step,", ""));
      case EVENTS, ALPHAS, GENOTYPES, TIMING -> "";
    };
  }

  /** Whether a resumed run writes the same bytes as an undisturbed one. */
  public boolean comparable() {
    return this != TIMING;
  }

  private static String names(List<Metric> metrics) {
    return metrics.stream().map(Metric::id).collect(Collectors.joining(","));
  }
}
