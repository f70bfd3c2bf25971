package cellscope.ui.inspector;

import cellscope.config.RunKind;
import cellscope.export.EpochChoice;
import cellscope.export.ExportFormat;
import cellscope.export.RunExport;
import cellscope.run.CommandHelper;
import cellscope.run.RunDirectory;
import cellscope.ui.common.TextFile;
import cellscope.ui.common.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run can be saved as beside a genotype. */
final class RunFiles {
  private RunFiles() {}

  /** Of a search its table of epochs, of a training its network too. */
  static List<GenotypeMenus.Other> of(RunDirectory run, RunKind kind) {
    List<GenotypeMenus.Other> files = new ArrayList<>();
    files.add(
        new GenotypeMenus.Other(
            Texts.of("format.epochs"),
            "-epochs",
            "csv",
            path ->
                () ->
                    TextFile.write(
                        path,
                        RunExport.of(run).text(ExportFormat.CSV, EpochChoice.parse("last")))));
    if (kind == RunKind.TRAIN) {
      files.add(network(run, "format.weights", "npz", "npz"));
      files.add(network(run, "format.graph", "dl4j", "zip"));
    }
    return files;
  }

  /** The trained network, which the command line writes since it needs the engine. */
  private static GenotypeMenus.Other network(
      RunDirectory run, String key, String format, String ending) {
    return new GenotypeMenus.Other(
        Texts.of(key),
        "-network",
        ending,
        path ->
            () -> {
              Path file = path.toAbsolutePath();
              CommandHelper.run(
                  List.of(
                      "export",
                      run.path().toAbsolutePath().toString(),
                      "--format",
                      format,
                      "--output",
                      file.toString()));
              return file;
            });
  }
}
