package cellscope.model.space.benchmark201;

import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.PlanBuilder;
import java.util.List;

/**
 * Plans of the networks of NAS-Bench-201: stem, three stages of N cells at C, 2C and 4C channels
 * with a residual block before the second and third, then BN, ReLU, global pooling and a linear
 * layer.
 */
final class Benchmark201Plans {
  /** Adds the layers of a cell and returns nothing: a cell keeps its input's shape. */
  @FunctionalInterface
  private interface CellPlan {
    void addTo(PlanBuilder plan, String cell, Shape shape);
  }

  private Benchmark201Plans() {}

  /**
   * The network of one genotype: its convolutions have no bias, its BN is affine. Edges that lead
   * nowhere are built and counted, as in the original.
   */
  static NetworkPlan standAlone(Genotype genotype, Macro macro) {
    CellTopology topology = Benchmark201.SPACE.cells().get(0);
    List<Operation> operations = NasBench201Format.operations(genotype);
    return network(
        macro,
        (plan, cell, shape) -> {
          for (int e = 0; e < operations.size(); e++) {
            addOperation(plan, operations.get(e), cell + ".layers." + e + ".op", shape, true);
          }
          addNodeSums(plan, topology, cell, shape);
        });
  }

  /**
   * The supernet: every candidate on every edge.
   *
   * @param affine whether the cells' BN has scale and shift; their convolutions have a bias where
   *     it has not
   */
  static NetworkPlan supernet(Macro macro, boolean affine) {
    CellTopology topology = Benchmark201.SPACE.cells().get(0);
    List<Operation> operations = Benchmark201.SPACE.operations();
    return network(
        macro,
        (plan, cell, shape) -> {
          for (Edge edge : topology.edges()) {
            for (int k = 0; k < operations.size(); k++) {
              String path = cell + ".edges." + edge.label() + "." + k + ".op";
              addOperation(plan, operations.get(k), path, shape, affine);
            }
          }
          addNodeSums(plan, topology, cell, shape);
        });
  }

  private static NetworkPlan network(Macro macro, CellPlan cell) {
    requireEvenStages(macro.image());
    PlanBuilder plan = new PlanBuilder();
    Shape shape = plan.convolution("stem.0", macro.image(), macro.channels(), 3, 1, false);
    plan.batchNorm("stem.1", shape, true);
    int index = 0;
    for (int stage = 0; stage < Macro.STAGES; stage++) {
      if (stage > 0) {
        shape = addResidualBlock(plan, "cells." + index++, shape);
      }
      for (int n = 0; n < macro.cells(); n++) {
        cell.addTo(plan, "cells." + index++, shape);
      }
    }
    plan.batchNorm("lastact.0", shape, true);
    plan.relu("lastact.1", shape);
    plan.linear("classifier", plan.globalPooling("global_pooling", shape), macro.classes());
    return plan.build();
  }

  private static void requireEvenStages(Shape image) {
    require(image.height(), "image height");
    require(image.width(), "image width");
  }

  private static void require(int side, String what) {
    if (side % Macro.REDUCTION != 0) {
      throw new IllegalArgumentException(
          what + " must be divisible by " + Macro.REDUCTION + ", not " + side);
    }
  }

  private static Shape addResidualBlock(PlanBuilder plan, String block, Shape in) {
    Shape out = addConvolutionUnit(plan, block + ".conv_a.op", in, 2 * in.channels(), 3, 2, true);
    addConvolutionUnit(plan, block + ".conv_b.op", out, out.channels(), 3, 1, true);
    Shape pooled = plan.averagePooling(block + ".downsample.0", in, 2, 2, 0);
    plan.convolution(block + ".downsample.1", pooled, out.channels(), 1, 1, false);
    plan.sum(block + ".sum", out);
    return out;
  }

  private static void addOperation(
      PlanBuilder plan, Operation operation, String path, Shape shape, boolean affine) {
    switch (operation) {
      case NONE, SKIP_CONNECT -> {} // zero and the identity need no layer
      case NOR_CONV_1X1 -> addConvolutionUnit(plan, path, shape, shape.channels(), 1, 1, affine);
      case NOR_CONV_3X3 -> addConvolutionUnit(plan, path, shape, shape.channels(), 3, 1, affine);
      case AVG_POOL_3X3 -> plan.averagePooling(path, shape, 3, 1, 1);
      default -> throw new IllegalArgumentException("no NAS-Bench-201 cell has " + operation);
    }
  }

  /** ReLU, convolution, BN: the convolution has a bias where the BN is not affine. */
  private static Shape addConvolutionUnit(
      PlanBuilder plan,
      String path,
      Shape in,
      int channels,
      int kernel,
      int stride,
      boolean affine) {
    plan.relu(path + ".0", in);
    Shape out = plan.convolution(path + ".1", in, channels, kernel, stride, !affine);
    plan.batchNorm(path + ".2", out, affine);
    return out;
  }

  private static void addNodeSums(
      PlanBuilder plan, CellTopology topology, String cell, Shape shape) {
    for (int node = topology.inputs(); node < topology.nodes(); node++) {
      plan.sum(cell + ".nodes." + node, shape);
    }
  }
}
