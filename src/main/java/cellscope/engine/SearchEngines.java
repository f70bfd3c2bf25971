package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.data.SearchDataFactory;
import cellscope.engine.search.GdasSearch;
import cellscope.model.InputProblem;
import java.util.Map;

/** Opens searches. */
public final class SearchEngines {
  private SearchEngines() {}

  /**
   * Reads the data, chooses the device and builds the supernet.
   *
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem data that are missing or wrong, images that the network can't halve twice,
   *     a demanded GPU that can't be used
   */
  public static RunEngine open(SearchConfig config, Map<String, String> environment) {
    SearchData data = SearchDataFactory.open(config, environment);
    EngineSetup.requireHalvings(data);
    EngineSetup setup = EngineSetup.of(config.execution());
    GdasSearch search = new GdasSearch(config, data, setup.kernels());
    return setup.engine(data, search::run);
  }
}
