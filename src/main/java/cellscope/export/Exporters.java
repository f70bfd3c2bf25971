package cellscope.export;

import cellscope.model.AutoDlFormat;
import cellscope.model.DartsFormat;
import cellscope.model.Genotype;
import cellscope.model.InputProblem;
import cellscope.model.NasBench201Format;
import cellscope.model.NasNetCells;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that a run can be written as, in the order in which it is offered. */
public final class Exporters {
  /** The list; of the forms of a genotype, the first one that holds it is the usual one. */
  public static final List<Exporter> ALL =
      List.of(
          new GenotypeExporter(
              "nas-bench-201",
              "NAS-Bench-201 string",
              "the genotype in one line |op~0|+...",
              "-genotype",
              "txt",
              genotype -> !NasNetCells.holds(genotype),
              NasBench201Format::format),
          new GenotypeExporter(
              "darts",
              "DARTS text",
              "the genotype in one line Genotype(normal=...)",
              "-genotype",
              "txt",
              NasNetCells::holds,
              DartsFormat::format),
          new GenotypeExporter(
              "autodl",
              "AutoDL text",
              "the genotype in one line {'normal': ...}",
              "-genotype-autodl",
              "txt",
              NasNetCells::holds,
              AutoDlFormat::format),
          new GenotypeExporter(
              "json",
              "JSON",
              "the genotype of any space, for programs",
              "-genotype",
              "json",
              genotype -> true,
              GenotypeJson::write),
          new MetricsCsv(),
          new CellPng(),
          new HeatMapPng(),
          ModelExporter.WEIGHTS,
          ModelExporter.GRAPH);

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
