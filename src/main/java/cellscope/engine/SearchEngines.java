package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.config.TrialOptions;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.model.InputProblem;
import java.util.Map;

/** Opens searches. */
public final class SearchEngines {
  private SearchEngines() {}

  /**
   * Reads the data, chooses the device and builds the supernet; or, for a search without one, reads
   * the benchmark table.
   *
   * @param environment where data folders and the benchmark table are named: System.getenv()
   * @throws InputProblem data or a table that are missing or wrong, images that the network can't
   *     halve twice, a demanded GPU that can't be used, too little memory
   */
  public static RunEngine open(SearchConfig config, Map<String, String> environment) {
    return open(config, environment, SharedRuns.NONE);
  }

  /**
   * The same of a search that may be scored by another one's shared weights.
   *
   * @param runs where that one is found
   */
  public static RunEngine open(
      SearchConfig config, Map<String, String> environment, SharedRuns runs) {
    if (config.options() instanceof TrialOptions trials) {
      return TrialParts.of(trials).open(config, environment, runs);
    }
    return EngineSetup.open(RunPlan.of(config), data(config, environment));
  }

  /** The data of a search, when the supernet can take its images. */
  static SearchData data(SearchConfig config, Map<String, String> environment) {
    SearchData data = SearchDataFactory.open(config, environment);
    requireHalvings(data);
    return data;
  }

  /** The network halves its images twice. */
  private static void requireHalvings(SearchData data) {
    if (data.height() % 4 != 0 || data.width() % 4 != 0) {
      throw new InputProblem(
          "images of "
              + data.width()
              + "x"
              + data.height()
              + " pixels can't be halved twice, which the network does",
          "data",
          "use images whose sides are multiples of 4 (data.imageSize for an image folder)");
    }
  }
}
