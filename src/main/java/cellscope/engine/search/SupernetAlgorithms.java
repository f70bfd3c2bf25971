package cellscope.engine.search;

import cellscope.config.SearchConfig;
import cellscope.engine.data.SearchData;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.loop.Algorithm;
import java.util.Map;
import java.util.Optional;

/** The searches with a supernet, by id. To add one, write its class and name it here. */
public final class SupernetAlgorithms {
  /** Makes a search. */
  @FunctionalInterface
  public interface Maker {
    Algorithm make(SearchConfig config, SearchData data, Kernels kernels);
  }

  private static final Map<String, Maker> ALL =
      Map.of(
          "gdas", GdasSearch::new,
          "darts-v1", DartsSearch::firstOrder,
          "darts-v2", DartsSearch::secondOrder,
          "setn", SetnSearch::of,
          "rsps", RspsSearch::of,
          "enas", EnasSearch::of);

  private SupernetAlgorithms() {}

  /** What makes the search of that id; empty for one without a supernet. */
  public static Optional<Maker> byId(String id) {
    return Optional.ofNullable(ALL.get(id));
  }
}
