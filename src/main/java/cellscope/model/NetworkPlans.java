package cellscope.model;

import cellscope.model.NetworkPlan.Shape;
import java.util.List;

/**
 * Plans of networks. Those of the NAS-Bench-201 space are made here: stem, three stages of N cells
 * at C, 2C and 4C channels with a residual block before the second and third, then BN, ReLU, global
 * pooling and a linear layer; those of the NASNet space by {@link NasNetPlans}.
 */
public final class NetworkPlans {
  private static final int STAGES = 3;

  /**
   * The size of a network.
   *
   * @param channels C of the first stage
   * @param cells N in each stage
   * @param image shape of an image; in the NAS-Bench-201 space sides are divisible by 4, so that
   *     both branches of a residual block agree
   * @param classes outputs
   */
  public record Macro(int channels, int cells, Shape image, int classes) {
    /** How NAS-Bench-201 trains its cells on CIFAR-10: C=16, N=5, 10 classes at 32x32. */
    public static final Macro CIFAR_10 = new Macro(16, 5, new Shape(3, 32, 32), 10);

    public Macro {
      require(channels >= 1, "channels", channels, "1 or more");
      require(cells >= 1, "cells", cells, "1 or more");
      require(classes >= 1, "classes", classes, "1 or more");
    }

    private void requireEvenStages() {
      require(image.height() % 4 == 0, "image height", image.height(), "divisible by 4");
      require(image.width() % 4 == 0, "image width", image.width(), "divisible by 4");
    }

    private static void require(boolean holds, String what, int value, String wanted) {
      if (!holds) {
        throw new IllegalArgumentException(what + " must be " + wanted + ", not " + value);
      }
    }
  }

  /** Adds the layers of a cell and returns nothing: a cell keeps its input's shape. */
  @FunctionalInterface
  private interface CellPlan {
    void addTo(PlanBuilder plan, String cell, Shape shape);
  }

  private NetworkPlans() {}

  /**
   * The network of one genotype: its convolutions have no bias, its BN is affine. Edges that lead
   * nowhere are built and counted, as in the original. In the NASNet space with the stem for small
   * images and no auxiliary head.
   */
  public static NetworkPlan standAlone(Genotype genotype, Macro macro) {
    if (NasNetCells.holds(genotype)) {
      return NasNetPlans.standAlone(genotype, macro, NasNetPlans.Stem.CIFAR, false);
    }
    CellTopology topology = SearchSpace.NAS_BENCH_201.cells().get(0);
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
  public static NetworkPlan supernet(SearchSpace space, Macro macro, boolean affine) {
    if (NasNetCells.isSpace(space)) {
      return NasNetPlans.supernet(space, macro, affine);
    }
    CellTopology topology = space.cells().get(0);
    return network(
        macro,
        (plan, cell, shape) -> {
          for (Edge edge : topology.edges()) {
            for (int k = 0; k < space.operations().size(); k++) {
              String path = cell + ".edges." + edge.label() + "." + k + ".op";
              addOperation(plan, space.operations().get(k), path, shape, affine);
            }
          }
          addNodeSums(plan, topology, cell, shape);
        });
  }

  private static NetworkPlan network(Macro macro, CellPlan cell) {
    macro.requireEvenStages();
    PlanBuilder plan = new PlanBuilder();
    Shape shape = plan.convolution("stem.0", macro.image(), macro.channels(), 3, 1, false);
    plan.batchNorm("stem.1", shape, true);
    int index = 0;
    for (int stage = 0; stage < STAGES; stage++) {
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
