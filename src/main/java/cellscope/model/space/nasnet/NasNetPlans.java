package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.Genotype;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkForm;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.PlanBuilder;
import cellscope.model.plan.StemKind;

/**
 * Plans of the networks of the NASNet space. The supernet has N normal cells, then twice a
 * reduction cell and N-1 normal ones, then BN and ReLU; the network of a genotype N normal cells
 * after each reduction too, and neither BN nor ReLU before the pooling. Channels double at a
 * reduction.
 */
final class NasNetPlans {
  /** The outputs of the last but one and the last cell, and whether the last was a reduction. */
  private record Flow(Shape older, Shape newer, boolean reduced) {
    Flow then(Shape out, boolean reduction) {
      return new Flow(newer, out, reduction);
    }
  }

  /** Adds a cell's layers and returns the shape of its output. */
  @FunctionalInterface
  private interface CellPlan {
    Shape add(NasNetLayers layers, String cell, Shape[] inputs, boolean reduction);
  }

  private NasNetPlans() {}

  /**
   * The supernet: every candidate on every edge.
   *
   * @param space with searched reductions, or with the fixed reduction cell, whose convolutions
   *     need 2C divisible by 8
   * @param affine whether the cells' BN has scale and shift; their convolutions have a bias where
   *     it has not
   */
  static NetworkPlan supernet(NasNet space, Macro macro, boolean affine) {
    PlanBuilder plan = new PlanBuilder();
    int channels = Math.multiplyExact(3, macro.channels());
    Shape stem = plan.convolution("stem.0", macro.image(), channels, 3, 1, false);
    plan.batchNorm("stem.1", stem, true);
    boolean fixed = space.reductionsFixed();
    CellPlan cell =
        (layers, name, inputs, reduction) ->
            reduction && fixed
                ? layers.fixedReduction(name, inputs)
                : layers.searchCell(name, inputs, space, reduction);
    NasNetLayers layers = new NasNetLayers(plan, affine);
    Flow flow = new Flow(stem, stem, false);
    int index = 0;
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      for (int n = 0; n < macro.cells(); n++) {
        boolean reduction = stage > 0 && n == 0;
        flow = addCell(layers, cell, index++, flow, macro.channels(stage), reduction);
      }
    }
    plan.batchNorm("lastact.0", flow.newer, true);
    plan.relu("lastact.1", flow.newer);
    return classifier(plan, flow.newer, macro);
  }

  /**
   * The network of one genotype: its convolutions have no bias, its BN is affine.
   *
   * @param genotype of the NASNet space; without a reduction cell the fixed one is used, whose
   *     convolutions need 2C divisible by 8
   * @throws IllegalArgumentException if the genotype is of another space, or the image too small
   *     for the auxiliary head
   */
  static NetworkPlan standAlone(Genotype genotype, Macro macro, NetworkForm form) {
    NasNetCells.require(genotype);
    PlanBuilder plan = new PlanBuilder();
    NasNetLayers layers = new NasNetLayers(plan, true);
    CellGenotype normal = genotype.cells().get(0);
    CellPlan cell =
        (made, name, inputs, reduction) -> {
          if (!reduction) {
            return made.chosenCell(name, inputs, normal, false);
          }
          return genotype.cells().size() < 2
              ? made.fixedReduction(name, inputs)
              : made.chosenCell(name, inputs, genotype.cells().get(1), true);
        };
    Flow flow = stem(plan, macro, form.stem());
    Shape afterReductions = flow.newer;
    int index = 0;
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      int channels = macro.channels(stage);
      if (stage > 0) {
        flow = addCell(layers, cell, index++, flow, channels, true);
        afterReductions = flow.newer;
      }
      for (int n = 0; n < macro.cells(); n++) {
        flow = addCell(layers, cell, index++, flow, channels, false);
      }
    }
    if (form.auxiliary()) {
      layers.auxiliaryHead(NetworkPlan.AUXILIARY_HEAD, afterReductions, macro.classes());
    }
    return classifier(plan, flow.newer, macro);
  }

  private static Flow addCell(
      NasNetLayers layers, CellPlan cell, int index, Flow flow, int channels, boolean reduction) {
    String name = "cells." + index;
    Shape older =
        flow.reduced
            ? layers.factorizedReduction(name + ".preprocess0", flow.older, channels)
            : layers.reluConvolutionNorm(name + ".preprocess0.op", flow.older, channels);
    Shape newer = layers.reluConvolutionNorm(name + ".preprocess1.op", flow.newer, channels);
    Shape out = cell.add(layers, name, new Shape[] {older, newer}, reduction);
    return flow.then(out, reduction);
  }

  private static Flow stem(PlanBuilder plan, Macro macro, StemKind stem) {
    if (stem == StemKind.CIFAR) {
      int channels = Math.multiplyExact(3, macro.channels());
      Shape out = plan.convolution("stem.conv", macro.image(), channels, 3, 1, false);
      plan.batchNorm("stem.bn", out, true);
      return new Flow(out, out, false);
    }
    if (macro.channels() < 2) {
      throw new IllegalArgumentException("the ImageNet stem needs 2 channels or more");
    }
    int channels = macro.channels();
    Shape half = plan.convolution("stem0.0", macro.image(), channels / 2, 3, 2, false);
    plan.batchNorm("stem0.1", half, true);
    plan.relu("stem0.2", half);
    Shape quarter = plan.convolution("stem0.3", half, channels, 3, 2, false);
    plan.batchNorm("stem0.4", quarter, true);
    plan.relu("stem1.0", quarter);
    Shape eighth = plan.convolution("stem1.1", quarter, channels, 3, 2, false);
    plan.batchNorm("stem1.2", eighth, true);
    return new Flow(quarter, eighth, true);
  }

  private static NetworkPlan classifier(PlanBuilder plan, Shape shape, Macro macro) {
    plan.linear("classifier", plan.globalPooling("global_pooling", shape), macro.classes());
    return plan.build();
  }
}
