package cellscope.ui.pane.genotype;

import cellscope.config.RunKind;
import cellscope.export.EpochChoice;
import cellscope.export.ExportOptions;
import cellscope.export.Exporter;
import cellscope.export.Exporters;
import cellscope.export.GenotypeExporter;
import cellscope.export.ModelExporter;
import cellscope.export.RunExport;
import cellscope.export.RunExporter;
import cellscope.model.file.WholeFile;
import cellscope.model.genotype.Genotype;
import cellscope.model.run.RunColumns;
import cellscope.run.CommandHelper;
import cellscope.run.RunDirectory;
import cellscope.ui.benchmark.BenchmarkModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What a run can be saved as beside a genotype. */
final class RunFiles {
  private RunFiles() {}

  /**
   * Those of the exporters that accept the run.
   *
   * @param measured what the run measures; empty as long as it has not told it
   * @param genotype the one that is shown
   * @param shown the epoch that is shown when something is saved
   * @param benchmark the table for what is written by it
   */
  static List<GenotypeMenus.Other> of(
      RunDirectory run,
      RunKind kind,
      Optional<RunColumns> measured,
      Optional<Genotype> genotype,
      Supplier<EpochChoice> shown,
      BenchmarkModel benchmark) {
    List<GenotypeMenus.Other> files = new ArrayList<>();
    for (Exporter exporter : Exporters.ALL) {
      boolean fits = exporter.accepts(kind, genotype) && measured.map(exporter::suits).orElse(true);
      if (!(exporter instanceof GenotypeExporter) && fits) {
        files.add(
            new GenotypeMenus.Other(
                exporter.label(),
                exporter.suffix(),
                exporter.extension(),
                path ->
                    save(
                        exporter,
                        run,
                        ExportOptions.of(shown.get(), benchmark.source()),
                        path.toAbsolutePath())));
      }
    }
    return files;
  }

  private static Callable<Path> save(
      Exporter exporter, RunDirectory run, ExportOptions options, Path file) {
    if (exporter instanceof RunExporter own) {
      return () -> {
        RunExport export = RunExport.of(run);
        return WholeFile.write(file, out -> own.write(export, options, out));
      };
    }
    return () -> saveModel((ModelExporter) exporter, run, file);
  }

  /** The trained network, which the command line writes since it needs the engine. */
  private static Path saveModel(ModelExporter exporter, RunDirectory run, Path file)
      throws Exception {
    CommandHelper.run(
        List.of(
            "export",
            run.path().toAbsolutePath().toString(),
            "--format",
            exporter.id(),
            "--output",
            file.toString()));
    return file;
  }
}
