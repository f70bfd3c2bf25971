package cellscope.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A whole search as a user writes it (sample-configs/*.json). Paths of fields are dotted: {@code
 * search.epochs}. Every record checks its values as it is made and throws {@link ConfigException}.
 *
 * @param name what the run is called; empty: the config file's name
 * @param seed root of every random draw
 * @param options what the algorithm has; their sections stand at the top of the file, between data
 *     and execution
 */
public record SearchConfig(
    @Setting(
            help = "What the run is called; empty takes the config file's name",
            main = true,
            value = "")
        String name,
    @Setting(help = "Root of every random draw", main = true, value = "0") long seed,
    @Section(help = "The search space and the size of its supernet") SpaceConfig space,
    @Section(help = "The images and what is done to them") DataConfig data,
    SearchOptions options,
    @Section(help = "Where and how the search runs") ExecutionConfig execution)
    implements RunConfig {
  public SearchConfig {
    RecordFields.require(SearchConfig.class, "", name, seed);
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(execution, "execution");
    AlgorithmSpec.require(options);
    CrossChecks.require(ConfigValues.ofSections(space, data, options, execution));
  }

  /** The config with every default. */
  public static SearchConfig defaults() {
    return ConfigSchema.SEARCH.defaultConfig();
  }

  @Override
  public RunKind kind() {
    return RunKind.SEARCH;
  }

  @Override
  public Optional<String> genotypeText() {
    return Optional.empty();
  }

  @Override
  public String summary() {
    return options.hasSupernet()
        ? space.name() + " C=" + space.channels() + " N=" + space.cells()
        : space.name();
  }

  @Override
  public String method() {
    return AlgorithmSpec.byId(options.algorithm()).map(AlgorithmSpec::label).orElseThrow();
  }

  @Override
  public Turn turn() {
    return options.turn();
  }

  @Override
  public int epochs() {
    return options.epochs() + options.warmupEpochs();
  }

  @Override
  public int batchSize() {
    return options.batchSize();
  }

  @Override
  public int stepLimit() {
    return options.stepsPerEpoch();
  }

  @Override
  public List<String> briefly() {
    return options.briefly();
  }

  @Override
  public Optional<String> spaceName() {
    return Optional.of(space.name());
  }

  @Override
  public long choiceImages(int archImages) {
    return options.choiceImages(archImages);
  }

  /**
   * The algorithm's options as what they are.
   *
   * @throws IllegalArgumentException they are another algorithm's
   */
  public <O extends SearchOptions> O options(Class<O> type) {
    if (!type.isInstance(options)) {
      throw new IllegalArgumentException(
          "the options of " + options.algorithm() + " are no " + type.getSimpleName());
    }
    return type.cast(options);
  }

  /** The search space and the size of its supernet. */
  public record SpaceConfig(
      @Setting(
              help = "Search space; nasnet-frc is nasnet with a fixed reduction cell",
              main = true,
              value = "",
              choices = Choices.SpaceNames.class)
          String name,
      @Setting(
              help = "Channels C of the first stage",
              main = true,
              value = "16",
              min = 1,
              max = 512)
          int channels,
      @Setting(
              help =
                  "Cells N in each of the three stages; in the nasnet spaces a reduction takes the"
                      + " place of the first in the later two",
              main = true,
              value = "5",
              min = 1,
              max = 50)
          int cells,
      @Setting(help = "Learnable scale and shift in the search cells' BN", value = "false")
          boolean affine,
      @Setting(
              help = "Running statistics in the search cells' BN, used in evaluation",
              value = "false")
          boolean trackRunningStats) {
    public SpaceConfig {
      RecordFields.require(
          SpaceConfig.class, "space", name, channels, cells, affine, trackRunningStats);
    }
  }

  /** The images and what is done to them. */
  public record DataConfig(
      @Setting(
              help = "Data set, or the format of the files at data.path",
              main = true,
              value = "fashion-mnist-sample",
              oneOf = {
                "fashion-mnist-sample",
                "idx",
                "cifar-10",
                "cifar-100",
                "imagenet16-120",
                "image-folder",
                "imagenet"
              })
          String dataset,
      @Setting(
              help =
                  "Folder of the files; empty looks in CELLSCOPE_DATA and TORCH_HOME (not used by"
                      + " fashion-mnist-sample)",
              main = true,
              value = "")
          String path,
      @Setting(
              help = "Image channels given to the network; gray images are repeated",
              value = "3",
              min = 1,
              max = 3)
          int channels,
      @Setting(
              help = "Side of the images made of an image folder's or ImageNet's pictures",
              value = "32",
              unit = "pixels",
              min = 8,
              max = 512)
          int imageSize,
      @Setting(
              help =
                  "How training images are cut: padded takes the image's size out of the padded"
                      + " image, resized scales a random region of 8 to 100 % of the area to the"
                      + " image's size",
              value = "padded",
              oneOf = {"padded", "resized"})
          String crop,
      @Setting(
              help = "Zero padding around an image before a padded crop; 0 for no crop",
              value = "4",
              unit = "pixels",
              min = 0,
              max = 64)
          int cropPadding,
      @Setting(help = "Random horizontal flip", value = "true") boolean flip,
      @Setting(
              help = "Side of the square blanked around a random pixel of an image; 0 for none",
              value = "0",
              unit = "pixels",
              min = 0,
              max = 512)
          int cutout,
      @Setting(
              help =
                  "Colour jitter: brightness, contrast and saturation change by at most this"
                      + " factor; 0 for none",
              value = "0",
              min = 0,
              max = 1)
          double colourJitter,
      @Setting(
              help = "Colour jitter: the hue turns by at most this share of the circle; 0 for none",
              value = "0",
              min = 0,
              max = 0.5)
          double hueJitter,
      @Setting(
              help =
                  "Standard deviation of the noise along the principal components of ImageNet's"
                      + " colours; 0 for none",
              value = "0",
              min = 0,
              max = 1)
          double lighting,
      @Setting(
              help =
                  "How a search divides the images: train-halves splits the training images in two;"
                      + " upstream is the original way of CIFAR-100 and ImageNet16-120, weights on"
                      + " all training images and alpha on half of the test images",
              value = "train-halves",
              oneOf = {"train-halves", "upstream"})
          String split,
      @Setting(
              help = "Use at most so many training images, class-balanced; 0 for all",
              value = "0",
              unit = "images",
              min = 0)
          int trainLimit,
      @Setting(
              help = "Use at most so many held-out images, class-balanced; 0 for all",
              value = "0",
              unit = "images",
              min = 0)
          int heldOutLimit,
      @Setting(
              help =
                  "Whether a broken picture of an image folder or ImageNet ends the run; else it is"
                      + " skipped, named in the log and counted",
              value = "false")
          boolean strict,
      @Setting(
              help =
                  "Threads that decode ImageNet's pictures while the network computes; 0 for one"
                      + " less than there are cores; changes no result",
              value = "0",
              min = 0,
              max = 256)
          int decodingThreads) {
    public DataConfig {
      RecordFields.require(
          DataConfig.class,
          "data",
          dataset,
          path,
          channels,
          imageSize,
          crop,
          cropPadding,
          flip,
          cutout,
          colourJitter,
          hueJitter,
          lighting,
          split,
          trainLimit,
          heldOutLimit,
          strict,
          decodingThreads);
    }
  }

  /** Where and how the search runs; nothing here but device and slices changes a result. */
  public record ExecutionConfig(
      @Setting(
              help = "auto takes a supported GPU if there is one; gpu fails without one",
              main = true,
              value = "auto",
              oneOf = {"auto", "cpu", "gpu"})
          String device,
      @Setting(
              help = "Kernels: auto takes the fastest for the device; portable is plain ND4J",
              value = "auto",
              oneOf = {"auto", "portable"})
          String kernels,
      @Setting(help = "Threads; 0 for all cores", value = "0", min = 0, max = 1024) int threads,
      @Setting(
              help =
                  "Slices of a batch whose sums are joined in a fixed order; at most so many"
                      + " threads compute",
              value = "2",
              min = 1,
              max = 256)
          int slices,
      @Setting(
              help =
                  "Memory that the worker may use, 1024 or more; 0 for three quarters of the"
                      + " machine's",
              value = "0",
              unit = "MB",
              min = 0)
          int memoryLimit,
      @Setting(help = "Epochs between two checkpoints", value = "1", unit = "epochs", min = 1)
          int checkpointEvery,
      @Setting(
              help =
                  "Epochs between two evaluations on the held-out images (of the derived genotype,"
                      + " or of the network that is trained); 0 for none",
              value = "1",
              unit = "epochs",
              min = 0)
          int evaluateEvery,
      @Setting(help = "Steps between two logged steps", value = "1", unit = "steps", min = 1)
          int logEvery) {
    public ExecutionConfig {
      RecordFields.require(
          ExecutionConfig.class,
          "execution",
          device,
          kernels,
          threads,
          slices,
          memoryLimit,
          checkpointEvery,
          evaluateEvery,
          logEvery);
    }
  }
}
