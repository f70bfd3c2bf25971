package cellscope.engine.data;

import cellscope.config.SearchConfig;
import cellscope.config.SearchConfig.DataConfig;
import cellscope.model.InputProblem;
import cellscope.model.RandomStream;
import java.util.Map;

/**
 * Opens the data of a search: finds, reads and checks the files, divides and normalises the images.
 */
public final class SearchDataFactory {
  static final String BUILT_IN = "built in";

  private SearchDataFactory() {}

  /**
   * Everything is read into memory as bytes; the files are not used afterwards.
   *
   * @param config its data, seed and search.batchSize count
   * @param environment where CELLSCOPE_DATA and TORCH_HOME may stand: System.getenv()
   * @throws InputProblem a wrong path, a missing, truncated or foreign file, a class without
   *     images, too few images
   */
  public static SearchData open(SearchConfig config, Map<String, String> environment) {
    DataConfig data = config.data();
    if (data.dataset().equals(FashionMnistSample.NAME)) {
      return prepare(config, FashionMnistSample.read(), BUILT_IN);
    }
    DataLocator.Place place = DataLocator.find(data.dataset(), data.path(), environment);
    return prepare(
        config, place.layout().read(place.folder(), data.imageSize()), place.folder().toString());
  }

  private static SearchData prepare(SearchConfig config, ReadImages images, String path) {
    DataConfig data = config.data();
    RandomStream stream = RandomStream.ofSeed(config.seed()).split("data");
    Division division = Division.of(images, data, stream.split("split"));
    String fingerprint = Fingerprint.of(images.pool(), division.searched(), division.heldOut());
    ImagePool pool = images.pool().forChannels(data.channels(), path);
    float[] table = Normalisation.of(data.dataset(), pool, division.train(), path).table();
    ImageWriter writer =
        new ImageWriter(
            pool, table, data.channels(), data.cropPadding(), data.flip(), data.cutout());
    return new ImageSearchData(
        data.dataset(),
        path,
        fingerprint,
        pool,
        division,
        writer,
        stream,
        data.channels(),
        config.search().batchSize());
  }
}
