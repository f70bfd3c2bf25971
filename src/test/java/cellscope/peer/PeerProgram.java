package cellscope.peer;

import cellscope.model.genotype.CellGenotype;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.genotype.Genotype;
import cellscope.model.genotype.Operation;
import cellscope.model.space.Space;
import cellscope.model.space.benchmark201.Benchmark201;
import cellscope.model.space.nasnet.NasNet;
import java.util.Arrays;
import java.util.List;

/**
 * Writes networks down as calls for the peer, straight from the papers' description and not from
 * the engine's layers. Weights are named as in the original's module tree.
 */
final class PeerProgram {
  private final StringBuilder text = new StringBuilder();
  private final boolean biases;
  private final boolean affine;
  private int results;

  /** What an edge of a cell computes. */
  @FunctionalInterface
  private interface EdgeCalls {
    String of(String x, String cell, int edge);
  }

  /**
   * @param biases whether the cells' convolutions have their bias
   * @param affine whether the cells' BN has scale and shift
   */
  private PeerProgram(boolean biases, boolean affine) {
    this.biases = biases;
    this.affine = affine;
  }

  /**
   * A space's supernet under one sampled architecture.
   *
   * @param sampled operation index by edge, by kind of cell
   */
  static String of(Space space, int channels, int cells, List<int[]> sampled, boolean biases) {
    return space.equals(NasNet.SPACE)
        ? nasNet(channels, cells, sampled.get(0), sampled.get(1), biases)
        : nasBench201(cells, sampled.get(0), biases);
  }

  /**
   * The NAS-Bench-201 supernet under one sampled architecture.
   *
   * @param sampled operation index by edge
   * @param biases whether the search cells' convolutions have their bias, which BN takes out again
   */
  private static String nasBench201(int cells, int[] sampled, boolean biases) {
    PeerProgram program = new PeerProgram(biases, false);
    return program.network(cells, (x, cell, e) -> program.sampledEdge(x, cell, e, sampled[e]));
  }

  private String network(int cells, EdgeCalls edge) {
    String x = bn(conv("x", "stem.0", 3, 1, false), "stem.1");
    int index = 0;
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        x = residual(x, "cells." + index++);
      }
      for (int n = 0; n < cells; n++) {
        x = sumCell(x, "cells." + index++, edge);
      }
    }
    x = call("relu", bn(x, "lastact.0"));
    x = call("mean", x);
    call("linear", x, "classifier.weight", "classifier.bias");
    return text.toString();
  }

  /** The NAS-Bench-201 supernet in which every edge mixes all operations by softmax(alpha). */
  static String joint(int cells, boolean biases) {
    PeerProgram program = new PeerProgram(biases, false);
    return program.network(cells, program::mixedEdge);
  }

  /**
   * The NASNet supernet with a searched reduction cell under one sampled architecture.
   *
   * @param channels C of the first stage
   * @param cells N
   * @param normal operation index by edge of normal cells
   * @param reduce the same of reduction cells
   */
  private static String nasNet(
      int channels, int cells, int[] normal, int[] reduce, boolean biases) {
    PeerProgram program = new PeerProgram(biases, false);
    String before = program.bn(program.conv("x", "stem.0", 3, 1, false), "stem.1");
    String last = before;
    boolean afterReduction = false;
    int width = channels;
    for (int index = 0; index < 3 * cells; index++) {
      boolean reduction = index > 0 && index % cells == 0;
      width *= reduction ? 2 : 1;
      String next =
          program.concatCell(
              before, last, index, reduction ? reduce : normal, width, reduction, afterReduction);
      before = last;
      last = next;
      afterReduction = reduction;
    }
    String y = program.call("relu", program.bn(last, "lastact.0"));
    y = program.call("mean", y);
    program.call("linear", y, "classifier.weight", "classifier.bias");
    return program.text.toString();
  }

  /**
   * The stand-alone network of a genotype of the NASNet space, for small images, without auxiliary
   * head.
   */
  static String standAlone(Genotype genotype, int channels, int cells) {
    PeerProgram program = new PeerProgram(false, true);
    String before = program.bn(program.conv("x", "stem.conv", 3, 1, false), "stem.bn");
    String last = before;
    boolean afterReduction = false;
    int width = channels;
    for (int index = 0; index < 3 * cells + 2; index++) {
      boolean reduction = index == cells || index == 2 * cells + 1;
      width *= reduction ? 2 : 1;
      CellGenotype kind = genotype.cells().get(reduction ? 1 : 0);
      String cell = "cells." + index;
      String[] inputs = program.inputs(before, last, cell, afterReduction);
      before = last;
      last = program.chosenCell(inputs, kind, cell, width, reduction);
      afterReduction = reduction;
    }
    program.call("linear", program.call("mean", last), "classifier.weight", "classifier.bias");
    return program.text.toString();
  }

  private String chosenCell(
      String[] inputs, CellGenotype kind, String cell, int width, boolean reduction) {
    List<CellGenotype.Choice> choices = kind.choices();
    String[] nodes = Arrays.copyOf(inputs, inputs.length + choices.size());
    for (int c = 0; c < choices.size(); c++) {
      Edge edge = choices.get(c).edge();
      int stride = reduction && edge.from() < 2 ? 2 : 1;
      String name = cell + "._ops." + c;
      String y = operation(nodes[edge.from()], choices.get(c).operation(), name, width, stride);
      int to = edge.to();
      nodes[to] = nodes[to] == null ? y : call("add", nodes[to], y);
    }
    return call("cat", kind.outputs().stream().map(o -> nodes[o]).toArray(String[]::new));
  }

  private String[] inputs(String before, String last, String cell, boolean afterReduction) {
    String first = cell + ".preprocess0";
    return new String[] {
      afterReduction ? factorized(before, first) : unit(before, first + ".op", 1),
      unit(last, cell + ".preprocess1.op", 1)
    };
  }

  private String concatCell(
      String before,
      String last,
      int index,
      int[] sampled,
      int width,
      boolean reduction,
      boolean afterReduction) {
    String cell = "cells." + index;
    String[] nodes = Arrays.copyOf(inputs(before, last, cell, afterReduction), 6);
    CellTopology topology = NasNet.SPACE.cell(reduction ? "reduce" : "normal");
    for (int e = 0; e < topology.edges().size(); e++) {
      Edge edge = topology.edges().get(e);
      int stride = reduction && edge.from() < 2 ? 2 : 1;
      Operation operation = NasNet.SPACE.operations().get(sampled[e]);
      String place = (edge.to() - 2) + "<-" + edge.from();
      String name = cell + ".edges." + place + "._ops." + sampled[e];
      String y = operation(nodes[edge.from()], operation, name, width, stride);
      y = call("scale", y, "alpha." + topology.kind(), "" + e, "" + sampled[e]);
      int to = edge.to();
      nodes[to] = nodes[to] == null ? y : call("add", nodes[to], y);
    }
    return call("cat", nodes[2], nodes[3], nodes[4], nodes[5]);
  }

  private String operation(String x, Operation operation, String name, int width, int stride) {
    return switch (operation) {
      case NONE -> call(stride == 1 ? "zero" : "zerohalf", x);
      case SKIP_CONNECT -> stride == 1 ? x : factorized(x, name);
      case DUA_SEPC_3X3 -> twice(x, name, width, 3, stride);
      case DUA_SEPC_5X5 -> twice(x, name, width, 5, stride);
      case DIL_SEPC_3X3 -> separable(x, name + ".op", 1, width, 3, stride, 2);
      case DIL_SEPC_5X5 -> separable(x, name + ".op", 1, width, 5, stride, 2);
      case AVG_POOL_3X3 -> call("avg", x, "3", "" + stride, "1");
      case MAX_POOL_3X3 -> call("max", x, "3", "" + stride, "1");
      default -> throw new IllegalArgumentException(operation + " is not of the NASNet space");
    };
  }

  private String twice(String x, String name, int width, int kernel, int stride) {
    if (affine) { // the published cells' operation is one sequence of layers
      String half = separable(x, name + ".op", 1, width, kernel, stride, 1);
      return separable(half, name + ".op", 5, width, kernel, 1, 1);
    }
    String half = separable(x, name + ".op_a.op", 1, width, kernel, stride, 1);
    return separable(half, name + ".op_b.op", 1, width, kernel, 1, 1);
  }

  private String separable(
      String x, String name, int first, int width, int kernel, int stride, int dilation) {
    String padding = "" + dilation * (kernel / 2);
    String s = "" + stride;
    String d = "" + dilation;
    String y = call("relu", x);
    y = call("conv", y, name + "." + first + ".weight", "-", s, s, padding, padding, d, "" + width);
    return norm(conv(y, name + "." + (first + 1), 1, 1, biases), name + "." + (first + 2));
  }

  private String factorized(String x, String name) {
    String y = call("relu", x);
    String even = halved(y, name + ".convs.0");
    String odd = halved(call("shift", y), name + ".convs.1");
    return norm(call("cat", even, odd), name + ".bn");
  }

  private String halved(String x, String name) {
    String bias = biases ? name + ".bias" : "-";
    return call("conv", x, name + ".weight", bias, "2", "2", "0", "0", "1", "1");
  }

  private String sumCell(String input, String cell, EdgeCalls calls) {
    String[] nodes = new String[4];
    nodes[0] = input;
    List<Edge> edges = Benchmark201.SPACE.cells().get(0).edges();
    for (int e = 0; e < edges.size(); e++) {
      String y = calls.of(nodes[edges.get(e).from()], cell, e);
      int to = edges.get(e).to();
      nodes[to] = nodes[to] == null ? y : call("add", nodes[to], y);
    }
    return nodes[3];
  }

  private String sampledEdge(String x, String cell, int e, int k) {
    return call("scale", candidate(x, cell, e, k), "alpha.cell", "" + e, "" + k);
  }

  private String mixedEdge(String x, String cell, int e) {
    String sum = null;
    for (int k = 0; k < Benchmark201.SPACE.operations().size(); k++) {
      String y = call("soft", candidate(x, cell, e, k), "alpha.cell", "" + e, "" + k);
      sum = sum == null ? y : call("add", sum, y);
    }
    return sum;
  }

  private String candidate(String x, String cell, int e, int k) {
    Edge edge = Benchmark201.SPACE.cells().get(0).edges().get(e);
    String name = cell + ".edges." + edge.label() + "." + k + ".op";
    return operation(x, Benchmark201.SPACE.operations().get(k), name);
  }

  private String operation(String x, Operation operation, String name) {
    return switch (operation) {
      case NONE -> call("zero", x);
      case SKIP_CONNECT -> x;
      case NOR_CONV_1X1 -> unit(x, name, 1);
      case NOR_CONV_3X3 -> unit(x, name, 3);
      case AVG_POOL_3X3 -> call("avg", x, "3", "1", "1");
      default -> throw new IllegalArgumentException(operation + " is not of NAS-Bench-201");
    };
  }

  private String unit(String x, String name, int kernel) {
    String y = conv(call("relu", x), name + ".1", kernel, 1, biases);
    return norm(y, name + ".2");
  }

  /** BN within a cell. */
  private String norm(String x, String name) {
    return affine ? bn(x, name) : call("bn", x, "-", "-");
  }

  private String residual(String x, String block) {
    String a = call("relu", x);
    a = bn(conv(a, block + ".conv_a.op.1", 3, 2, false), block + ".conv_a.op.2");
    String b = call("relu", a);
    b = bn(conv(b, block + ".conv_b.op.1", 3, 1, false), block + ".conv_b.op.2");
    String shortcut = call("avg", x, "2", "2", "0");
    return call("add", b, conv(shortcut, block + ".downsample.1", 1, 1, false));
  }

  private String conv(String x, String name, int kernel, int stride, boolean bias) {
    String s = "" + stride;
    String p = "" + kernel / 2;
    String b = bias ? name + ".bias" : "-";
    return call("conv", x, name + ".weight", b, s, s, p, p, "1", "1");
  }

  private String bn(String x, String name) {
    return call("bn", x, name + ".weight", name + ".bias");
  }

  private String call(String kind, String... operands) {
    String result = "v" + results++;
    text.append(kind).append(' ').append(result).append(' ');
    text.append(String.join(" ", operands)).append('\n');
    return result;
  }
}
