package cellscope.engine.dl4j;

import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import cellscope.model.trained.ModelDescription;
import java.util.Map;

/** What adds a network's vertices, by search space. The one place here that knows spaces. */
final class SpaceGraphs {
  /** Adds the vertices from the image to the pooled channels. */
  @FunctionalInterface
  interface Maker {
    GraphExport.Features build(ModelDescription model, Genotype genotype, GraphBuilder builder);
  }

  private static final Maker SUM = (d, genotype, b) -> new SumGraph(d, genotype, b).build();
  private static final Maker NASNET = (d, genotype, b) -> new NasNetGraph(d, genotype, b).build();

  private static final Map<Space, Maker> ALL =
      Map.of(Benchmark201.SPACE, SUM, NasNet.SPACE, NASNET, NasNet.FIXED_REDUCTION, NASNET);

  private SpaceGraphs() {}

  static Maker of(Space space) {
    Maker found = ALL.get(space);
    if (found == null) {
      throw new IllegalStateException("no graph is written for networks of " + space.name());
    }
    return found;
  }
}
