package cellscope.cli;

import cellscope.export.EpochChoice;
import cellscope.export.ExportOptions;
import cellscope.export.Exporter;
import cellscope.export.Exporters;
import cellscope.export.ModelExporter;
import cellscope.export.RunExport;
import cellscope.export.RunExporter;
import cellscope.model.InputProblem;
import cellscope.model.file.WholeFile;
import cellscope.model.trained.TrainedModel;
import cellscope.picture.Palette;
import cellscope.run.RunDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run as one of the {@link Exporters}. */
@Command(
    name = "export",
    description =
        "Write the genotype of an epoch, the table of all epochs, a picture, or a training's"
            + " weights.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  /** The names of the formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Exporters.ALL.stream().map(Exporter::id).iterator();
    }
  }

  private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "A run's id, the beginning of one, or its directory.")
  private String meant;

  @Mixin private LibraryOption library;
  @Mixin private BenchmarkOption benchmark;

  @Option(
      names = "--epoch",
      defaultValue = "last",
      description =
          "A number from 1, last, or best by derived accuracy; of a training's weights, last or best"
              + " by test top-1, which is an optimistic choice (default: ${DEFAULT-VALUE}).")
  private String epoch;

  @Option(
      names = "--format",
      completionCandidates = Formats.class,
      description =
          "One of ${COMPLETION-CANDIDATES}; see below (default: the one line of the run's space).")
  private String format;

  @Option(
      names = "--scale",
      defaultValue = "2",
      description = "Of a picture: how fine, 1 to 4 (default: ${DEFAULT-VALUE}).")
  private double scale;

  @Option(
      names = "--theme",
      defaultValue = "light",
      description = "Of a picture: light or dark (default: ${DEFAULT-VALUE}).")
  private String theme;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write into this file rather than print, or than choose a file's name.")
  private Path output;

  /** Takes the list of formats into the help. */
  @Spec
  void spec(CommandSpec given) {
    spec = given;
    int width = Exporters.ALL.stream().mapToInt(e -> e.id().length()).max().orElse(1);
    spec.usageMessage()
        .footerHeading("%nFormats:%n")
        .footer(
            Exporters.ALL.stream()
                .map(e -> String.format(Locale.ROOT, "  %-" + width + "s  %s", e.id(), e.help()))
                .toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    Optional<Exporter> wanted = Optional.ofNullable(format).map(Exporters::byId);
    if (wanted.isPresent() && wanted.get() instanceof ModelExporter model) {
      return ofModel(model);
    }
    EpochChoice choice = EpochChoice.parse(epoch);
    ExportOptions options = new ExportOptions(choice, checkedScale(), palette(), benchmark::open);
    RunDirectory run = library.run(meant);
    RunExport export = RunExport.of(run);
    RunExporter exporter =
        wanted
            .map(RunExporter.class::cast)
            .orElseGet(() -> Exporters.of(export.genotype(choice)).get(0));
    PrintWriter out = spec.commandLine().getOut();
    if (output == null && exporter.isText()) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      exporter.write(export, options, text);
      out.print(text.toString(StandardCharsets.UTF_8));
    } else {
      Path file = file(run.id() + exporter.suffix(), exporter);
      WholeFile.write(file, stream -> exporter.write(export, options, stream));
      out.println("wrote " + file);
    }
    return ExitCode.OK;
  }

  private int ofModel(ModelExporter exporter) throws IOException {
    RunDirectory run = library.run(meant);
    Path file = file(run.id(), exporter);
    TrainedModel model = ModelFile.ofRun(run, ModelEpoch.parse(epoch));
    switch (exporter) {
      case WEIGHTS -> ModelFile.write(model, file);
      case GRAPH -> ModelFile.writeGraph(model, file);
    }
    spec.commandLine().getOut().println("wrote " + file);
    return ExitCode.OK;
  }

  private Path file(String name, Exporter exporter) {
    return output == null ? Path.of(name + "." + exporter.extension()) : output;
  }

  private double checkedScale() {
    if (!(scale >= 1 && scale <= 4)) {
      throw new InputProblem("is " + scale, "--scale", "choose a number of 1 to 4");
    }
    return scale;
  }

  private Palette palette() {
    return switch (theme) {
      case "light" -> Palette.LIGHT;
      case "dark" -> Palette.DARK;
      default -> throw new InputProblem("is '" + theme + "'", "--theme", "choose light or dark");
    };
  }
}
