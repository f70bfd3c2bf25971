package cellscope.model.space.nasnet;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellGenotype.Choice;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Operation;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkPlan.Window;
import cellscope.model.plan.PlanBuilder;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the blocks and cells of the NASNet space to a plan. Where the BN is not affine, the
 * convolution in front of it has a bias; depthwise ones never have.
 */
final class NasNetLayers {
  private final PlanBuilder plan;
  private final boolean affine;

  NasNetLayers(PlanBuilder plan, boolean affine) {
    this.plan = plan;
    this.affine = affine;
  }

  /** A cell with every candidate on every edge; returns its output's shape. */
  Shape searchCell(String cell, Shape[] inputs, Space space, boolean reduction) {
    CellTopology topology = space.cells().get(0); // both kinds have the same edges
    Shape[] nodes = new Shape[topology.nodes()];
    System.arraycopy(inputs, 0, nodes, 0, inputs.length);
    for (Edge edge : topology.edges()) {
      int from = edge.from();
      int stride = reduction && from < topology.inputs() ? 2 : 1;
      String path = cell + ".edges." + (edge.to() - topology.inputs()) + "<-" + from + "._ops.";
      for (int k = 0; k < space.operations().size(); k++) {
        Operation operation = space.operations().get(k);
        nodes[edge.to()] = candidate(operation, path + k, nodes[from], stride);
      }
    }
    return output(cell, nodes, topology.outputs());
  }

  /** A cell of a genotype; returns its output's shape. */
  Shape chosenCell(String cell, Shape[] inputs, CellGenotype genotype, boolean reduction) {
    Shape[] nodes = new Shape[NasNetCells.nodes(genotype)];
    System.arraycopy(inputs, 0, nodes, 0, inputs.length);
    for (int c = 0; c < genotype.choices().size(); c++) {
      Choice choice = genotype.choices().get(c);
      int from = choice.edge().from();
      int stride = reduction && from < NasNetCells.INPUTS ? 2 : 1;
      String path = cell + "._ops." + c;
      nodes[choice.edge().to()] = chosen(choice.operation(), path, nodes[from], stride);
    }
    return output(cell, nodes, genotype.outputs());
  }

  private Shape output(String cell, Shape[] nodes, List<Integer> outputs) {
    for (int node = NasNetCells.INPUTS; node < nodes.length; node++) {
      plan.sum(cell + ".nodes." + node, nodes[node]);
    }
    return plan.concatenation(cell + ".concat", outputs.stream().map(node -> nodes[node]).toList());
  }

  /** An operation of the supernet, whose separable convolution is two modules. */
  private Shape candidate(Operation operation, String path, Shape in, int stride) {
    return switch (operation) {
      case DUA_SEPC_3X3 -> twoModules(path, in, 3, stride);
      case DUA_SEPC_5X5 -> twoModules(path, in, 5, stride);
      default -> shared(operation, path, in, stride);
    };
  }

  private Shape twoModules(String path, Shape in, int kernel, int stride) {
    Window first = Window.square(kernel, stride, kernel / 2);
    Shape middle = separable(path + ".op_a.op", 0, in, first);
    return separable(path + ".op_b.op", 0, middle, Window.square(kernel, 1, kernel / 2));
  }

  /** An operation of a genotype, whose separable convolution is one sequence of layers. */
  private Shape chosen(Operation operation, String path, Shape in, int stride) {
    return switch (operation) {
      case DUA_SEPC_3X3 -> oneSequence(path, in, 3, stride);
      case DUA_SEPC_5X5 -> oneSequence(path, in, 5, stride);
      case DUA_SEPC_7X7 -> oneSequence(path, in, 7, stride);
      case CONV_3X1_1X3 -> asymmetric(path + ".op", in, stride);
      default -> shared(operation, path, in, stride);
    };
  }

  private Shape oneSequence(String path, Shape in, int kernel, int stride) {
    Window first = Window.square(kernel, stride, kernel / 2);
    Shape middle = separable(path + ".op", 0, in, first);
    return separable(path + ".op", 4, middle, Window.square(kernel, 1, kernel / 2));
  }

  private Shape shared(Operation operation, String path, Shape in, int stride) {
    return switch (operation) {
      case NONE -> Window.square(1, stride, 0).over(in, in.channels()); // needs no layer
      case SKIP_CONNECT -> stride == 1 ? in : factorizedReduction(path, in, in.channels());
      case DIL_SEPC_3X3 -> separable(path + ".op", 0, in, Window.dilated(3, stride));
      case DIL_SEPC_5X5 -> separable(path + ".op", 0, in, Window.dilated(5, stride));
      case AVG_POOL_3X3 -> plan.averagePooling(path + ".op", in, 3, stride, 1);
      case MAX_POOL_3X3 -> plan.maximumPooling(path + ".op", in, 3, stride, 1);
      default -> throw new IllegalArgumentException("no cell here has " + operation);
    };
  }

  /** ReLU, depthwise, 1x1, BN, numbered from {@code first} in their sequence. */
  private Shape separable(String path, int first, Shape in, Window window) {
    plan.relu(path + "." + first, in);
    int channels = in.channels();
    Shape deep = plan.convolution(path + "." + (first + 1), in, channels, window, channels, false);
    Shape out = plan.convolution(path + "." + (first + 2), deep, channels, 1, 1, !affine);
    return plan.batchNorm(path + "." + (first + 3), out, affine);
  }

  private Shape asymmetric(String path, Shape in, int stride) {
    plan.relu(path + ".0", in);
    Shape wide = plan.convolution(path + ".1", in, in.channels(), wide(stride), 1, false);
    Shape out = plan.convolution(path + ".2", wide, in.channels(), high(stride), 1, false);
    return plan.batchNorm(path + ".3", out, affine);
  }

  /** ReLU, 1x1 convolution, BN. */
  Shape reluConvolutionNorm(String path, Shape in, int channels) {
    plan.relu(path + ".0", in);
    Shape out = plan.convolution(path + ".1", in, channels, 1, 1, !affine);
    return plan.batchNorm(path + ".2", out, affine);
  }

  /** Halves the sides by two 1x1 convolutions of stride 2, the second on the shifted image. */
  Shape factorizedReduction(String path, Shape in, int channels) {
    if (channels < 2) {
      throw new IllegalArgumentException(path + " halves its channels, so it needs 2 or more");
    }
    plan.relu(path + ".relu", in);
    Shape first = plan.convolution(path + ".convs.0", in, channels / 2, 1, 2, !affine);
    plan.shift(path + ".pad", in);
    int rest = channels - channels / 2;
    Shape second = plan.convolution(path + ".convs.1", in, rest, 1, 2, !affine);
    Shape out = plan.concatenation(path + ".concat", List.of(first, second));
    return plan.batchNorm(path + ".bn", out, affine);
  }

  /** The reduction cell of GDAS-FRC; returns its output's shape. */
  Shape fixedReduction(String cell, Shape[] inputs) {
    List<Shape> results = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      results.add(fixedBranch(cell + ".ops1." + i, inputs[i]));
    }
    for (int i = 0; i < inputs.length; i++) {
      String path = cell + ".ops2." + i;
      Shape pooled = plan.maximumPooling(path + ".0", inputs[i], 3, 2, 1);
      results.add(plan.batchNorm(path + ".1", pooled, affine));
    }
    return plan.concatenation(cell + ".concat", results);
  }

  private Shape fixedBranch(String path, Shape in) {
    int channels = in.channels();
    plan.relu(path + ".0", in);
    Shape wide =
        plan.convolution(
            path + ".1", in, channels, wide(2), NasNetCells.FIXED_CELL_GROUPS, !affine);
    Shape high =
        plan.convolution(
            path + ".2", wide, channels, high(2), NasNetCells.FIXED_CELL_GROUPS, !affine);
    plan.batchNorm(path + ".3", high, affine);
    plan.relu(path + ".4", high);
    Shape out = plan.convolution(path + ".5", high, channels, 1, 1, !affine);
    return plan.batchNorm(path + ".6", out, affine);
  }

  /**
   * The second classifier: ReLU, 5x5 average pooling to 2x2 (stride 3 on a map of 8x8, 2 on 7x7),
   * 1x1 convolution to 128, BN, ReLU, 2x2 convolution to 768, BN, ReLU, linear.
   */
  void auxiliaryHead(String path, Shape in, int classes) {
    if (in.height() != in.width() || in.height() < NetworkPlan.LEAST_AUXILIARY_MAP) {
      throw new IllegalArgumentException(
          "the auxiliary head needs a square map of 6x6 or more after the second reduction, not "
              + in.height()
              + "x"
              + in.width());
    }
    String features = path + ".features.";
    plan.relu(features + 0, in);
    Shape pooled = plan.averagePooling(features + 1, in, 5, in.height() - 5, 0);
    Shape narrow = plan.convolution(features + 2, pooled, 128, 1, 1, false);
    plan.batchNorm(features + 3, narrow, true);
    plan.relu(features + 4, narrow);
    Shape one = plan.convolution(features + 5, narrow, 768, Window.square(2, 1, 0), 1, false);
    plan.batchNorm(features + 6, one, true);
    plan.relu(features + 7, one);
    plan.linear(path + ".classifier", one, classes);
  }

  private static Window wide(int stride) {
    return new Window(1, 3, 1, stride, 0, 1, 1);
  }

  private static Window high(int stride) {
    return new Window(3, 1, stride, 1, 1, 0, 1);
  }
}
