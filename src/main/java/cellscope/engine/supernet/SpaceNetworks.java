package cellscope.engine.supernet;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.model.genotype.Genotype;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.util.Map;

/** What makes networks, by search space. The one place here that knows spaces. */
final class SpaceNetworks {
  /**
   * Makes the networks of a space.
   *
   * @param supernet makes the network with all candidates
   * @param standAlone makes the network of one genotype
   */
  record Maker(SupernetMaker supernet, StandAloneMaker standAlone) {}

  /** Makes a supernet. */
  @FunctionalInterface
  interface SupernetMaker {
    Network make(
        Space space, Network.Size size, BatchNormStyle cells, BatchNormStyle last, Kernels kernels);
  }

  /** Makes a stand-alone network. */
  @FunctionalInterface
  interface StandAloneMaker {
    Network make(Genotype genotype, Network.Size size, Network.Form form, Kernels kernels);
  }

  private static final Maker SUM = new Maker(SumNetwork::supernet, SumNetwork::standAlone);
  private static final Maker NASNET = new Maker(NasNetSupernet::make, NasNetStandAlone::make);

  private static final Map<Space, Maker> ALL =
      Map.of(Benchmark201.SPACE, SUM, NasNet.SPACE, NASNET, NasNet.FIXED_REDUCTION, NASNET);

  private SpaceNetworks() {}

  static Maker of(Space space) {
    Maker found = ALL.get(space);
    if (found == null) {
      throw new IllegalStateException("nothing makes networks of " + space.name());
    }
    return found;
  }
}
