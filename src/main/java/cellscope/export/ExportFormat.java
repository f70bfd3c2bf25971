package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.NasNetCells;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a run can be written as. */
public enum ExportFormat {
  /** The genotype in one line, {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}. */
  NAS_BENCH_201("nas-bench-201"),
  /** The genotype as {@link GenotypeJson} writes it. */
  JSON("json"),
  /** The genotype in one line as {@link cellscope.model.space.DartsFormat} writes it. */
  DARTS("darts"),
  /** The genotype in one line as {@link cellscope.model.space.AutoDlFormat} writes it. */
  AUTODL("autodl"),
  /** The metrics of every epoch, a row each. */
  CSV("csv");

  private final String label;

  ExportFormat(String label) {
    this.label = label;
  }

  /** The format's name on the command line. */
  public String label() {
    return label;
  }

  /** The format that holds a genotype of its space in one line. */
  public static ExportFormat oneLine(Genotype genotype) {
    return NasNetCells.holds(genotype) ? DARTS : NAS_BENCH_201;
  }

  /** Whether a genotype of its space can be written so. */
  boolean holds(Genotype genotype) {
    return switch (this) {
      case NAS_BENCH_201 -> !NasNetCells.holds(genotype);
      case DARTS, AUTODL -> NasNetCells.holds(genotype);
      case JSON, CSV -> true;
    };
  }

  /** Names of the formats that a genotype can be written as, with commas. */
  static String labelsFor(Genotype genotype) {
    return Arrays.stream(values())
        .filter(f -> f != CSV && f.holds(genotype))
        .map(ExportFormat::label)
        .collect(Collectors.joining(", "));
  }

  /**
   * Finds a format by its name.
   *
   * @throws InputProblem for an unknown one
   */
  public static ExportFormat byLabel(String label) {
    return Arrays.stream(values())
        .filter(f -> f.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new InputProblem(
                    "no export format is called '" + label + "'",
                    "format",
                    "use one of "
                        + Arrays.stream(values())
                            .map(ExportFormat::label)
                            .collect(Collectors.joining(", "))));
  }
}
