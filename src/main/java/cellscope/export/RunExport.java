package cellscope.export;

import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.NasBench201Format;
import java.util.List;

/** Writes what a run found as text for other programs. */
public final class RunExport {
  private final String run;
  private final List<EpochRow> rows;

  /**
   * @param run what the run is called in a problem
   * @param rows its epochs in order
   */
  public RunExport(String run, List<EpochRow> rows) {
    this.run = run;
    this.rows = List.copyOf(rows);
  }

  /**
   * The text of an export, ending with a line break.
   *
   * @param format what to write; CSV holds every epoch, whatever the choice
   * @param choice the epoch whose derived genotype is written
   * @throws InputProblem if the run has no such epoch
   */
  public String text(ExportFormat format, EpochChoice choice) {
    return switch (format) {
      case NAS_BENCH_201 -> NasBench201Format.format(genotype(choice)) + "\n";
      case JSON -> GenotypeJson.write(genotype(choice)) + "\n";
      case CSV -> MetricsCsv.write(rows);
    };
  }

  /**
   * The derived genotype of an epoch.
   *
   * @throws InputProblem if the run has no such epoch, or its log of the genotype is damaged
   */
  public Genotype genotype(EpochChoice choice) {
    EpochRow row = choice.in(rows, run);
    return row.derived()
        .orElseThrow(
            () ->
                new InputProblem(
                    "the genotype of epoch " + row.epoch() + " can't be read from the run's log",
                    run,
                    "choose another epoch"));
  }
}
