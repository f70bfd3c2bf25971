package cellscope.engine.supernet;

import cellscope.engine.kernel.Kernels;
import cellscope.engine.nn.BatchNormStyle;
import cellscope.engine.nn.Head;
import cellscope.engine.nn.Parameters;
import cellscope.engine.nn.Stem;
import cellscope.model.CellTopology;
import cellscope.model.NasNetCells;
import cellscope.model.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * The supernet of the NASNet space (Zoph et al., CVPR 2018; DARTS, ICLR 2019): stem to three times
 * C, N cells, a reduction, N - 1 cells, a reduction, N - 1 cells; BN, ReLU, pooling, classifier.
 */
final class NasNetSupernet {
  private static final int STEM_MULTIPLIER = 3;

  private NasNetSupernet() {}

  static Network make(SearchSpace space, Network.Size size, BatchNormStyle style, Kernels kernels) {
    Parameters parameters = new Parameters(kernels);
    NasNetParts parts = new NasNetParts(style, false, parameters, kernels);
    int stemChannels = STEM_MULTIPLIER * size.channels();
    Stem stem = new Stem(size.imageChannels(), stemChannels, parameters, kernels);
    List<NasNetwork.Layer> layers = new ArrayList<>();
    int beforeLast = stemChannels;
    int last = stemChannels;
    boolean afterReduction = false;
    for (boolean reduces : reductions(size.cells())) {
      int channels = size.channels() << stage(layers, reduces);
      CellShape shape = new CellShape(beforeLast, last, channels, reduces, afterReduction);
      ConcatCell cell = cell(space, "cells." + layers.size(), shape, parts);
      layers.add(new NasNetwork.Layer(cell, reduces));
      beforeLast = last;
      last = cell.outChannels();
      afterReduction = reduces;
    }
    Head head = new Head(last, size.classes(), parameters, kernels);
    return new NasNetwork(stem, layers, head, parameters, kernels);
  }

  private static List<Boolean> reductions(int cells) {
    List<Boolean> all = new ArrayList<>();
    for (int stage = 0; stage < 3; stage++) {
      for (int n = 0; n < cells; n++) {
        all.add(stage > 0 && n == 0); // the reduction takes the place of the stage's first cell
      }
    }
    return all;
  }

  private static int stage(List<NasNetwork.Layer> before, boolean reduces) {
    long reductions = before.stream().filter(NasNetwork.Layer::reduces).count();
    return (int) reductions + (reduces ? 1 : 0);
  }

  private static ConcatCell cell(
      SearchSpace space, String name, CellShape shape, NasNetParts parts) {
    if (shape.reduces() && space.equals(SearchSpace.NASNET_FRC)) {
      return FixedReduction.make(name, shape, parts);
    }
    CellTopology topology = space.cell(shape.reduces() ? NasNetCells.REDUCE : NasNetCells.NORMAL);
    return NasNetCell.withEveryOperation(name, topology, space.operations(), shape, parts);
  }
}
