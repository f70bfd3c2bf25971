package cellscope.engine;

import cellscope.config.SearchConfig;
import cellscope.config.SupernetOptions;
import cellscope.engine.data.SearchData;
import cellscope.engine.search.SharedWeights;
import cellscope.engine.state.StateIn;
import cellscope.model.InputProblem;
import cellscope.model.genotype.Genotype;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Scores cells with the shared weights of a search. Use from one thread. */
public final class SharedWeightsEngine implements AutoCloseable {
  private final EngineSetup setup;
  private final SearchData data;
  private final SharedWeights weights;

  private SharedWeightsEngine(EngineSetup setup, SearchData data, SharedWeights weights) {
    this.setup = setup;
    this.data = data;
    this.weights = weights;
  }

  /**
   * Builds a search's supernet and takes up its weights.
   *
   * @param run what the search is called in a problem
   * @param state of one of its checkpoints; it is read, not closed
   * @param environment where data folders are named: System.getenv()
   * @throws InputProblem the search has no supernet, its data are missing, wrong or no longer the
   *     same, the state is damaged, or a demanded GPU can't be used
   */
  public static SharedWeightsEngine open(
      SearchConfig config, String run, InputStream state, Map<String, String> environment)
      throws IOException {
    requireSupernet(config, run);
    SearchData data = SearchEngines.data(config, environment);
    EngineSetup setup = EngineSetup.of(config.execution());
    try {
      SharedWeights weights = new SharedWeights(config, data, setup.kernels());
      weights.read(new StateIn(state));
      return new SharedWeightsEngine(setup, data, weights);
    } catch (IOException | RuntimeException e) {
      setup.kernels().close();
      throw e;
    }
  }

  /**
   * Checks that a search has weights to share.
   *
   * @throws InputProblem it tries whole cells
   */
  public static void requireSupernet(SearchConfig config, String run) {
    if (!(config.options() instanceof SupernetOptions)) {
      throw new InputProblem(
          "is a search by " + config.options().algorithm() + ", whose cells share no weights",
          run,
          "choose a run of gdas, darts-v1, darts-v2, setn, rsps or enas");
    }
  }

  /** On how many images a cell is scored. */
  public int images() {
    return data.heldOutImages();
  }

  /** Scores a cell of the search's space on the held-out images. */
  public SharedWeights.Score score(Genotype genotype) {
    return weights.score(genotype);
  }

  @Override
  public void close() {
    setup.kernels().close();
  }
}
