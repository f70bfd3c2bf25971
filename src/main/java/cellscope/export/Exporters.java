package cellscope.export;

import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.Spaces;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a run can be written as, in the order in which it is offered. */
public final class Exporters {
  /** The list; of the forms of a genotype, the first one that holds it is the usual one. */
  public static final List<Exporter> ALL =
      Stream.concat(
              Spaces.forms().stream().map(GenotypeExporter::of),
              Stream.of(
                  GenotypeExporter.json(),
                  new MetricsCsv(),
                  new TruthTable(),
                  new CellPng(),
                  new HeatMapPng(),
                  ModelExporter.WEIGHTS,
                  ModelExporter.GRAPH))
          .toList();

  private Exporters() {}

  /** The forms in which a genotype can be written, the usual one first. */
  public static List<GenotypeExporter> of(Genotype genotype) {
    return ALL.stream()
        .filter(GenotypeExporter.class::isInstance)
        .map(GenotypeExporter.class::cast)
        .filter(form -> form.holds().test(genotype))
        .toList();
  }

  /** Their names with commas. */
  public static String ids(List<? extends Exporter> exporters) {
    return exporters.stream().map(Exporter::id).collect(Collectors.joining(", "));
  }

  /**
   * Finds an exporter by its name.
   *
   * @throws InputProblem for an unknown one
   */
  public static Exporter byId(String id) {
    return ALL.stream()
        .filter(exporter -> exporter.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputProblem(
                    "no export format is called '" + id + "'", "format", "use one of " + ids(ALL)));
  }

  /** The table of the documentation, a line for each exporter after the head. */
  public static String table() {
    return ALL.stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "| `%s` | .%s | %s |\n",
                    e.id(),
                    e.extension(),
                    e.help().replace("|", "\\|")))
        .collect(
            Collectors.joining("", "| `--format` | File | What is in it |\n|---|---|---|\n", ""));
  }
}
