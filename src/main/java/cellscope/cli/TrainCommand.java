package cellscope.cli;

import cellscope.config.ConfigReader;
import cellscope.config.ConfigSchema;
import cellscope.config.TrainConfig;
import cellscope.export.EpochChoice;
import cellscope.export.GenotypeArgument;
import cellscope.export.RunExport;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.catalogue.GenotypeText;
import cellscope.model.space.catalogue.Spaces;
import cellscope.run.RunDirectory;
import cellscope.run.RunRecord;
import cellscope.run.RunRecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains one genotype alone in a worker process and follows it. */
@Command(
    name = "train",
    description = "Train one genotype alone and follow it; Ctrl-C stops it with a checkpoint.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG",
      description =
          "A training's config, such as sample-configs/train-quick.json; without one, the"
              + " defaults.")
  private Path config;

  @Option(
      names = "--genotype",
      paramLabel = "GENOTYPE",
      description =
          "Train this genotype rather than the config's: a published cell's name, its text in"
              + " quotes, a file that holds one, or a search's checkpoint (.pth) of the original"
              + " code.")
  private String genotype;

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description =
          "Train the genotype of a run's epoch; without CONFIG, on that run's data and seed.")
  private String from;

  @Option(
      names = "--epoch",
      defaultValue = "last",
      description =
          "With --from or a checkpoint: a number from 1, last, or (with --from) best by derived"
              + " accuracy (default: ${DEFAULT-VALUE}).")
  private String epoch;

  @Mixin private StartOptions start;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (config == null && genotype == null && from == null) {
      throw new ParameterException(spec.commandLine(), "name a CONFIG, a --genotype or a --from");
    }
    if (genotype != null && from != null) {
      throw new ParameterException(spec.commandLine(), "give one of --genotype and --from");
    }
    TrainConfig complete = start.change(ConfigSchema.TRAIN, withGenotype(base()));
    String text = Spaces.text(genotype(named(complete.genotype())));
    return start.start(spec.commandLine(), with(complete, text), name());
  }

  /** With --from, the text is the chosen epoch's already. */
  private Genotype genotype(String text) throws IOException {
    return GenotypeArgument.read(text, from == null ? EpochChoice.parse(epoch) : EpochChoice.LAST);
  }

  private TrainConfig base() throws IOException {
    if (config != null) {
      return ConfigReader.read(ConfigSchema.TRAIN, config);
    }
    TrainConfig plain = TrainConfig.defaults();
    if (from == null) {
      return plain;
    }
    RunRecord search = RunRecordFile.read(start.library().run(from));
    return new TrainConfig(
        "",
        search.seed(),
        "",
        plain.network(),
        search.config().data(),
        plain.training(),
        plain.weights(),
        search.config().execution());
  }

  private TrainConfig withGenotype(TrainConfig plain) throws IOException {
    if (from != null) {
      return with(plain, Spaces.text(genotypeOf(start.library().run(from))));
    }
    return genotype == null ? plain : with(plain, genotype);
  }

  private Genotype genotypeOf(RunDirectory run) throws IOException {
    Optional<String> trained = RunRecordFile.read(run).config().genotypeText();
    if (trained.isPresent()) {
      return GenotypeText.parse(trained.get());
    }
    return RunExport.of(run).genotype(EpochChoice.parse(epoch));
  }

  private static String named(String text) {
    if (text.isBlank()) {
      throw new InputProblem(
          "names no genotype", "genotype", "set it, or use --genotype or --from");
    }
    return text;
  }

  private static TrainConfig with(TrainConfig c, String genotype) {
    return new TrainConfig(
        c.name(),
        c.seed(),
        genotype,
        c.network(),
        c.data(),
        c.training(),
        c.weights(),
        c.execution());
  }

  private String name() {
    return config == null ? "train" : StartOptions.nameOf(config);
  }
}
