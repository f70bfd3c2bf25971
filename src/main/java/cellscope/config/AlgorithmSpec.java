package cellscope.config;

import java.util.List;
import java.util.Optional;

/**
 * A search algorithm as a config knows it.
 *
 * @param id what {@code search.algorithm} calls it
 * @param label its name as papers write it
 * @param help one line for people
 * @param kind how it searches
 * @param options the record of its options
 */
public record AlgorithmSpec(
    String id, String label, String help, Kind kind, Class<? extends SearchOptions> options) {
  /** How an algorithm searches. */
  public enum Kind {
    /** Trains a supernet and alpha, by alpha's gradient. */
    GRADIENT,
    /** Trains a supernet on sampled paths, without alpha. */
    SAMPLED,
    /** Tries whole cells one after the other; no supernet. */
    TRIAL
  }

  /** The field that names it. */
  public static final String FIELD = "search.algorithm";

  /** Every algorithm, in the order in which they are offered; the first is the default. */
  public static final List<AlgorithmSpec> ALL =
      List.of(
          new AlgorithmSpec(
              "gdas",
              "GDAS",
              "Draws one operation an edge by a straight-through Gumbel-softmax; alpha by gradient",
              Kind.GRADIENT,
              GdasOptions.class),
          new AlgorithmSpec(
              "darts-v1",
              "DARTS (first order)",
              "Mixes all operations of an edge by softmax(alpha); alpha by gradient, first order",
              Kind.GRADIENT,
              DartsOptions.class),
          new AlgorithmSpec(
              "darts-v2",
              "DARTS (second order)",
              "Like darts-v1, alpha's gradient through one step of the weights",
              Kind.GRADIENT,
              UnrolledDartsOptions.class),
          new AlgorithmSpec(
              "setn",
              "SETN",
              "Trains the weights on uniform paths, alpha on the mixed network; chooses by trying",
              Kind.GRADIENT,
              SetnOptions.class),
          new AlgorithmSpec(
              "rsps",
              "RSPS",
              "Random search with shared weights: trains on uniform paths and chooses by trying",
              Kind.SAMPLED,
              RspsOptions.class),
          new AlgorithmSpec(
              "enas",
              "ENAS",
              "Trains on the paths of an LSTM controller, which learns by REINFORCE",
              Kind.SAMPLED,
              EnasOptions.class),
          new AlgorithmSpec(
              "rea",
              "REA",
              "Regularised evolution: changes the best of a sample, drops the oldest",
              Kind.TRIAL,
              ReaOptions.class),
          new AlgorithmSpec(
              "reinforce",
              "REINFORCE",
              "Draws cells from a policy that learns from each cell's accuracy",
              Kind.TRIAL,
              ReinforceOptions.class),
          new AlgorithmSpec(
              "random",
              "Random search",
              "Tries cells drawn uniformly",
              Kind.TRIAL,
              RandomOptions.class),
          new AlgorithmSpec(
              "bohb",
              "BOHB",
              "Hyperband's brackets of short trainings, new cells by a density model",
              Kind.TRIAL,
              BohbOptions.class));

  /** The ids, in order. */
  public static List<String> ids() {
    return ALL.stream().map(AlgorithmSpec::id).toList();
  }

  /** The algorithm of that id; empty for an unknown one. */
  public static Optional<AlgorithmSpec> byId(String id) {
    return ALL.stream().filter(a -> a.id.equals(id)).findFirst();
  }

  /**
   * Checks that options are those of the algorithm that they name.
   *
   * @throws ConfigException they are another algorithm's
   */
  static void require(SearchOptions options) {
    if (byId(options.algorithm()).orElseThrow().options() != options.getClass()) {
      throw new ConfigException(
          "",
          List.of(
              ConfigProblem.of(
                  FIELD,
                  "is " + options.algorithm() + ", whose options these are not",
                  "set it to the algorithm whose fields are given")));
    }
  }
}
