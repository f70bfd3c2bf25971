package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.GenotypeForm;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run can be written as.
 *
 * @param label the format's name on the command line
 * @param form of a genotype in one line; empty for what is no such line
 */
public record ExportFormat(String label, Optional<GenotypeForm> form) {
  /** The genotype as {@link GenotypeJson} writes it. */
  public static final ExportFormat JSON = new ExportFormat("json", Optional.empty());

  /** The metrics of every epoch, a row each. */
  public static final ExportFormat CSV = new ExportFormat("csv", Optional.empty());

  private static final List<ExportFormat> ALL =
      Stream.concat(Spaces.forms().stream().map(ExportFormat::ofForm), Stream.of(JSON, CSV))
          .toList();

  /** All formats: the forms of all spaces' genotypes, then those of every space. */
  public static List<ExportFormat> all() {
    return ALL;
  }

  private static ExportFormat ofForm(GenotypeForm form) {
    return new ExportFormat(form.name(), Optional.of(form));
  }

  /** The format that holds a genotype of its space in one line. */
  public static ExportFormat oneLine(Genotype genotype) {
    return ofForm(Spaces.of(genotype).forms().get(0));
  }

  /** Whether a genotype of its space can be written so. */
  boolean holds(Genotype genotype) {
    return form.map(Spaces.of(genotype).forms()::contains).orElse(true);
  }

  /** Names of the formats that a genotype can be written as, with commas. */
  static String labelsFor(Genotype genotype) {
    return ALL.stream()
        .filter(f -> !f.equals(CSV) && f.holds(genotype))
        .map(ExportFormat::label)
        .collect(Collectors.joining(", "));
  }

  /**
   * Finds a format by its name.
   *
   * @throws InputProblem for an unknown one
   */
  public static ExportFormat byLabel(String label) {
    return ALL.stream()
        .filter(f -> f.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new InputProblem(
                    "no export format is called '" + label + "'",
                    "format",
                    "use one of "
                        + ALL.stream().map(ExportFormat::label).collect(Collectors.joining(", "))));
  }
}
