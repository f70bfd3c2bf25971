package cellscope.cli;

import cellscope.export.EpochChoice;
import cellscope.export.ExportFormat;
import cellscope.export.RunExport;
import cellscope.model.trained.TrainedModel;
import cellscope.run.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run's derived genotype or its table of epochs. */
@Command(
    name = "export",
    description =
        "Write the genotype of an epoch, the table of all epochs, or a training's weights.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final String NPZ = "npz";
  private static final String DL4J = "dl4j";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "A run's id, the beginning of one, or its directory.")
  private String meant;

  @Mixin private LibraryOption library;

  @Option(
      names = "--epoch",
      defaultValue = "last",
      description =
          "A number from 1, last, or best by derived accuracy; of a training's weights, last or best"
              + " by test top-1, which is an optimistic choice (default: ${DEFAULT-VALUE}).")
  private String epoch;

  @Option(
      names = "--format",
      completionCandidates = GenotypeForms.class,
      description =
          "${COMPLETION-CANDIDATES} (one line), json, csv with every epoch, npz with a"
              + " training's weights, or dl4j with its graph for deeplearning4j (default: the one"
              + " line of the run's space).")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write into this file rather than print.")
  private Path output;

  private int weights() throws IOException {
    RunDirectory run = library.run(meant);
    boolean graph = DL4J.equals(format);
    Path file = output == null ? Path.of(run.id() + (graph ? ".zip" : ".npz")) : output;
    TrainedModel model = ModelFile.ofRun(run, ModelEpoch.parse(epoch));
    if (graph) {
      ModelFile.writeGraph(model, file);
    } else {
      ModelFile.write(model, file);
    }
    spec.commandLine().getOut().println("wrote " + file);
    return ExitCode.OK;
  }

  @Override
  public Integer call() throws IOException {
    if (NPZ.equals(format) || DL4J.equals(format)) {
      return weights();
    }
    Optional<ExportFormat> given = Optional.ofNullable(format).map(ExportFormat::byLabel);
    EpochChoice choice = EpochChoice.parse(epoch);
    RunDirectory run = library.run(meant);
    RunExport export = RunExport.of(run);
    ExportFormat wanted = given.orElseGet(() -> ExportFormat.oneLine(export.genotype(choice)));
    String text = export.text(wanted, choice);
    PrintWriter out = spec.commandLine().getOut();
    if (output == null) {
      out.print(text);
    } else {
      Files.writeString(output, text, StandardCharsets.UTF_8);
      out.println("wrote " + output);
    }
    return ExitCode.OK;
  }
}
