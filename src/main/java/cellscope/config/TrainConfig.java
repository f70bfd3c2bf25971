package cellscope.config;

import cellscope.config.SearchConfig.DataConfig;
import cellscope.config.SearchConfig.ExecutionConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that determines a training of one genotype. Checked as it is made. The records that a
 * search has too are a search's; for a training, all of the training images train the weights.
 */
public record TrainConfig(
    @Setting(help = "What the run is called; empty takes the file's name", main = true, value = "")
        String name,
    @Setting(help = "Root of every random draw", main = true, value = "0") long seed,
    @Setting(
            help =
                "The genotype: its text in any format, a published cell's name or a file; empty"
                    + " where --genotype or --from gives it",
            main = true,
            value = "")
        String genotype,
    @Section(help = "The size of the network") NetworkConfig network,
    @Section(help = "The images and what is done to them", main = "cutout") DataConfig data,
    @Section(help = "The training's loop and rules") ScheduleConfig training,
    @Section(help = "SGD on the weights") WeightConfig weights,
    @Section(help = "Where and how the training runs") ExecutionConfig execution)
    implements RunConfig {
  public TrainConfig {
    RecordFields.require(TrainConfig.class, "", name, seed, genotype);
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(execution, "execution");
  }

  /** The config with every default. */
  public static TrainConfig defaults() {
    return ConfigSchema.TRAIN.defaultConfig();
  }

  @Override
  public RunKind kind() {
    return RunKind.TRAIN;
  }

  @Override
  public Optional<String> genotypeText() {
    return Optional.of(genotype);
  }

  @Override
  public String method() {
    return kind().noun();
  }

  @Override
  public Turn turn() {
    return Turn.EPOCH;
  }

  @Override
  public String summary() {
    return "training C=" + network.channels() + " N=" + network.cells();
  }

  @Override
  public int epochs() {
    return training.epochs() + training.warmupEpochs();
  }

  @Override
  public int batchSize() {
    return training.batchSize();
  }

  @Override
  public int stepLimit() {
    return training.stepsPerEpoch();
  }

  @Override
  public List<String> briefly() {
    return List.of();
  }

  @Override
  public Optional<String> spaceName() {
    return Optional.empty();
  }

  @Override
  public long choiceImages(int archImages) {
    return 0;
  }

  /** The size of the network. */
  public record NetworkConfig(
      @Setting(
              help = "Channels C of the first stage",
              main = true,
              value = "16",
              min = 1,
              max = 512)
          int channels,
      @Setting(
              help = "Cells N in each of the three stages",
              main = true,
              value = "5",
              min = 1,
              max = 50)
          int cells,
      @Setting(
              help =
                  "First layers of a NASNet-space network: cifar keeps the size, imagenet halves",
              value = "cifar",
              choices = Choices.Stems.class)
          String stem,
      @Setting(
              help =
                  "Weight of the auxiliary head's loss in the NASNet space; 0 for no auxiliary"
                      + " head",
              main = true,
              value = "0",
              min = 0,
              max = 10)
          double auxiliaryWeight,
      @Setting(
              help =
                  "Chance of dropping a path of a NASNet-space cell in the last epoch; rises"
                      + " linearly from 0, in training only",
              main = true,
              value = "0",
              min = 0,
              max = 0.95)
          double dropPath) {
    public NetworkConfig {
      RecordFields.require(
          NetworkConfig.class, "network", channels, cells, stem, auxiliaryWeight, dropPath);
    }
  }

  /** The training's loop and rules. */
  public record ScheduleConfig(
      @Setting(
              help = "Epochs, warm-up not counted",
              main = true,
              value = "200",
              unit = "epochs",
              min = 1,
              max = 100000)
          int epochs,
      @Setting(
              help = "Epochs with a rising learning rate, before the others",
              main = true,
              value = "0",
              unit = "epochs",
              min = 0,
              max = 10000)
          int warmupEpochs,
      @Setting(help = "Images in a batch", main = true, value = "64", min = 2, max = 65536)
          int batchSize,
      @Setting(
              help = "Label smoothing: the share of a label spread evenly over all classes",
              main = true,
              value = "0",
              min = 0,
              max = 0.99)
          double labelSmoothing,
      @Setting(
              help = "Steps in an epoch; 0 for one pass over the training images",
              value = "0",
              unit = "steps",
              min = 0)
          int stepsPerEpoch) {
    public ScheduleConfig {
      RecordFields.require(
          ScheduleConfig.class,
          "training",
          epochs,
          warmupEpochs,
          batchSize,
          labelSmoothing,
          stepsPerEpoch);
    }
  }
}
