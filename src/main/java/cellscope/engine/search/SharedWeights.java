package cellscope.engine.search;

import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.NetworkState;
import cellscope.engine.state.StateIn;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;

/** The weights that the candidates of a search share, as one of its states holds them. */
public final class SharedWeights {
  private final SupernetRun run;
  private final DerivedEvaluation evaluation;

  /**
   * What a cell is worth with them on the held-out images.
   *
   * @param accuracy top-1, 0 to 1
   * @param loss mean cross entropy in nats
   */
  public record Score(double accuracy, double loss) {}

  /**
   * Builds the supernet; its weights are those that the search began with.
   *
   * @param config of a search with a supernet
   */
  public SharedWeights(SearchConfig config, SearchData data, Kernels kernels) {
    run = new SupernetRun(config, data, kernels);
    evaluation = new DerivedEvaluation(run.space(), run.network(), data);
  }

  /** The space that was searched. */
  public Space space() {
    return run.space();
  }

  /** What the weights are of, as a line of text. */
  public String identity() {
    return run.identity();
  }

  /** Learnable numbers of the supernet. */
  public long parameters() {
    return run.network().parameters().count();
  }

  /**
   * Takes up the weights of a state.
   *
   * @throws cellscope.model.InputProblem it is of another search, or of other data
   */
  public void read(StateIn state) {
    state.requireIdentity(run.identity());
    NetworkState.read(run.network().parameters(), state);
  }

  /** Scores a cell as the search does its derived one; the same at every call. */
  public Score score(Genotype genotype) {
    HeldOutEvaluation.Result result = evaluation.evaluate(genotype);
    return new Score(result.accuracy(), result.loss());
  }
}
