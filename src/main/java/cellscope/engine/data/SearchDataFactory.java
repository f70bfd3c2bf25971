package cellscope.engine.data;

import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.DataConfig;
import cellscope.config.TrainConfig;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.util.Locale;
import java.util.Map;

/**
 * Opens the data of a search: finds, reads and checks the files, divides and normalises the images.
 */
public final class SearchDataFactory {
  static final String BUILT_IN = "built in";

  private SearchDataFactory() {}

  /**
   * Everything is read into memory as bytes and the files are not used afterwards, but for
   * ImageNet's pictures, of which only the names are read.
   *
   * @param config its data, seed and search.batchSize count
   * @param environment where CELLSCOPE_DATA and TORCH_HOME may stand: System.getenv()
   * @throws InputProblem a wrong path, a missing, truncated or foreign file, a class without
   *     images, too few images
   */
  public static SearchData open(SearchConfig config, Map<String, String> environment) {
    return open(
        config.data(),
        environment,
        (images, path) -> {
          RandomStream stream = RandomStream.ofSeed(config.seed()).split("data");
          Division division = Division.of(images, config.data(), stream.split("split"));
          return prepare(
              config.data(), images, path, division, null, stream, config.options().batchSize());
        });
  }

  /**
   * The data of a training: all training images are the weight half, and there is no other.
   *
   * @param config its data, seed and training.batchSize count
   * @param environment see {@link #open}
   * @throws InputProblem see {@link #open}
   */
  public static SearchData openTraining(TrainConfig config, Map<String, String> environment) {
    RandomStream stream = RandomStream.ofSeed(config.seed()).split("data");
    int batch = config.training().batchSize();
    return openWhole(config.data(), null, stream, batch, environment);
  }

  /**
   * The data as a trained model takes them.
   *
   * @param mean of the data that the model was trained on, by stored channel
   * @param deviation likewise
   * @throws InputProblem see {@link #open}
   */
  public static SearchData openFor(
      DataConfig data, double[] mean, double[] deviation, Map<String, String> environment) {
    Normalisation given = new Normalisation(mean, deviation);
    return openWhole(data, given, RandomStream.ofSeed(0), 2, environment);
  }

  private static SearchData openWhole(
      DataConfig data,
      Normalisation givenOrNull,
      RandomStream stream,
      int batch,
      Map<String, String> environment) {
    return open(
        data,
        environment,
        (images, path) -> {
          Division division = Division.forTraining(images, data);
          return prepare(data, images, path, division, givenOrNull, stream, batch);
        });
  }

  @FunctionalInterface
  private interface Preparation {
    SearchData of(ReadImages<? extends LabelledImages> images, String path);
  }

  private static SearchData open(
      DataConfig data, Map<String, String> environment, Preparation preparation) {
    if (data.dataset().equals(FashionMnistSample.NAME)) {
      return preparation.of(FashionMnistSample.read(), BUILT_IN);
    }
    DataLocator.Place place = DataLocator.find(data.dataset(), data.path(), environment);
    ReadImages<? extends LabelledImages> images =
        place.layout().read(place.folder(), data.imageSize(), data.strict());
    return preparation.of(images, place.folder().toString());
  }

  private static SearchData prepare(
      DataConfig data,
      ReadImages<? extends LabelledImages> images,
      String path,
      Division division,
      Normalisation givenOrNull,
      RandomStream stream,
      int batchSize) {
    String fingerprint = Fingerprint.of(images.pool(), division.searched(), division.heldOut());
    LabelledImages pool = images.pool().forChannels(data.channels(), path);
    if (givenOrNull != null && givenOrNull.mean().length != pool.channels()) {
      throw new InputProblem(
          "images of "
              + pool.channels()
              + " channel(s), but the model was trained on "
              + givenOrNull.mean().length,
          path,
          "use images like those that the model was trained on");
    }
    Normalisation normalisation =
        givenOrNull != null
            ? givenOrNull
            : Normalisation.of(data.dataset(), pool, division.train(), path);
    Augmentation augmentation = Augmentation.of(data);
    requireColours(augmentation, pool, path);
    ImageWriter writer = new ImageWriter(pool, normalisation, data.channels(), augmentation);
    PictureThreads threads = PictureThreads.of(data.decodingThreads());
    SearchData opened =
        new ImageSearchData(
            data.dataset(),
            images.classNames(),
            path,
            fingerprint,
            pool,
            division,
            normalisation,
            new BatchWriter(pool, writer, threads, data.strict()),
            stream,
            data.channels(),
            batchSize);
    requireRoom(opened, Runtime.getRuntime().maxMemory());
    return opened;
  }

  private static void requireColours(
      Augmentation augmentation, LabelledImages images, String path) {
    if (images.channels() != 3 && !augmentation.colours().isNone()) {
      throw new InputProblem(
          "has gray images, whose colours can't be changed",
          path,
          "set data.colourJitter, data.hueJitter and data.lighting to 0");
    }
  }

  /** Batches are kept on the Java heap, beside what is in memory already. */
  static void requireRoom(SearchData data, long heap) {
    if (data.batchBytes() > heap * 3 / 4) {
      throw new InputProblem(
          String.format(
              Locale.ROOT,
              "batches of %dx%d images need %,d MB, but Java may have %,d MB",
              data.width(),
              data.height(),
              data.batchBytes() >> 20,
              heap >> 20),
          data.path(),
          "lower the batch size or data.imageSize, or raise execution.memoryLimit");
    }
  }
}
