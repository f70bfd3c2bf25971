package cellscope.engine.supernet;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.AuxiliaryHead;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Stem;
import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.StemKind;
import cellscope.model.space.nasnet.NasNetCells;
import java.util.List;

/**
 * The network of one genotype of the NASNet space: a stem, N normal cells, and twice a reduction
 * with N normal cells; neither BN nor ReLU before the pooling. A genotype without a reduction cell
 * has the fixed one of GDAS-FRC.
 */
final class NasNetStandAlone {
  private static final int STEM_MULTIPLIER = 3;

  private NasNetStandAlone() {}

  static Network make(Genotype genotype, Network.Size size, Network.Form form, Kernels kernels) {
    NasNetCells.require(genotype);
    Parameters parameters = new Parameters(kernels);
    NasNetParts parts = new NasNetParts(BatchNormStyle.FULL, true, parameters, kernels);
    boolean halving = form.stem() == StemKind.IMAGENET;
    int stemChannels = halving ? size.channels() : STEM_MULTIPLIER * size.channels();
    NasNetStem stem =
        halving
            ? new ImageNetStem(size.imageChannels(), stemChannels, parameters, kernels)
            : new CifarStem(
                new Stem(
                    "stem.conv",
                    "stem.bn",
                    size.imageChannels(),
                    stemChannels,
                    parameters,
                    kernels));
    NasNetBody body = new NasNetBody(stemChannels, stemChannels, halving);
    int afterReductions = 0;
    int auxiliaryChannels = 0;
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      int channels = size.channels() << stage;
      if (stage > 0) {
        body.add(channels, true, (name, shape) -> reduction(genotype, name, shape, parts));
        afterReductions = body.layers().size();
        auxiliaryChannels = body.outChannels();
      }
      for (int n = 0; n < size.cells(); n++) {
        body.add(
            channels,
            false,
            (name, shape) -> NasNetCell.discrete(name, genotype.cells().get(0), shape, parts));
      }
    }
    NasNetwork.Auxiliary auxiliary =
        form.auxiliaryWeight() == 0
            ? null
            : new NasNetwork.Auxiliary(
                new AuxiliaryHead(auxiliaryChannels, size.classes(), parameters, kernels),
                afterReductions,
                form.auxiliaryWeight());
    Head head = new Head("", null, body.outChannels(), size.classes(), parameters, kernels);
    return new NasNetwork(stem, body.layers(), auxiliary, head, parameters, kernels);
  }

  private static Cell reduction(
      Genotype genotype, String name, CellShape shape, NasNetParts parts) {
    List<CellGenotype> cells = genotype.cells();
    return cells.size() < 2
        ? FixedReduction.make(name, shape, parts)
        : NasNetCell.discrete(name, cells.get(1), shape, parts);
  }
}
