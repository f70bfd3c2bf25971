package cellscope.engine.supernet;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Stem;
import cellscope.model.genotype.CellTopology;
import cellscope.model.plan.Macro;
import cellscope.model.space.Space;

/**
 * The supernet of the NASNet space (Zoph et al., CVPR 2018; DARTS, ICLR 2019): stem to three times
 * C, N cells, a reduction, N - 1 cells, a reduction, N - 1 cells; BN, ReLU, pooling, classifier.
 */
final class NasNetSupernet {
  private static final int STEM_MULTIPLIER = 3;

  private NasNetSupernet() {}

  static Network make(
      Space space,
      Network.Size size,
      BatchNormStyle style,
      BatchNormStyle ofLast,
      Kernels kernels) {
    Parameters parameters = new Parameters(kernels);
    NasNetParts parts = new NasNetParts(style, false, parameters, kernels);
    int stemChannels = STEM_MULTIPLIER * size.channels();
    Stem stem = new Stem(size.imageChannels(), stemChannels, parameters, kernels);
    NasNetBody body = new NasNetBody(stemChannels, stemChannels, false);
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      for (int n = 0; n < size.cells(); n++) {
        boolean reduces = stage > 0 && n == 0; // in the place of the stage's first cell
        body.add(
            size.channels() << stage, reduces, (name, shape) -> cell(space, name, shape, parts));
      }
    }
    Head head = new Head(body.outChannels(), size.classes(), ofLast, parameters, kernels);
    return new NasNetwork(new CifarStem(stem), body.layers(), null, head, parameters, kernels);
  }

  private static Cell cell(Space space, String name, CellShape shape, NasNetParts parts) {
    if (shape.reduces() && space.reductionsFixed()) {
      return FixedReduction.make(name, shape, parts);
    }
    CellTopology topology = space.cells().get(shape.reduces() ? 1 : 0);
    return NasNetCell.withEveryOperation(name, topology, space.operations(), shape, parts);
  }
}
