package cellscope.peer;

import cellscope.model.Edge;
import cellscope.model.Operation;
import cellscope.model.SearchSpace;
import java.util.List;

/**
 * Writes networks down as calls for the peer, straight from the papers' description and not from
 * the engine's layers. Weights are named as in the original's module tree.
 */
final class PeerProgram {
  private final StringBuilder text = new StringBuilder();
  private final boolean biases;
  private int results;

  private PeerProgram(boolean biases) {
    this.biases = biases;
  }

  /**
   * The NAS-Bench-201 supernet under one sampled architecture.
   *
   * @param sampled operation index by edge
   * @param biases whether the search cells' convolutions have their bias, which BN takes out again
   */
  static String nasBench201(int cells, int[] sampled, boolean biases) {
    PeerProgram program = new PeerProgram(biases);
    String x = program.bn(program.conv("x", "stem.0", 3, 1, false), "stem.1");
    int index = 0;
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        x = program.residual(x, "cells." + index++);
      }
      for (int n = 0; n < cells; n++) {
        x = program.sumCell(x, "cells." + index++, sampled);
      }
    }
    x = program.call("relu", program.bn(x, "lastact.0"));
    x = program.call("mean", x);
    program.call("linear", x, "classifier.weight", "classifier.bias");
    return program.text.toString();
  }

  private String sumCell(String input, String cell, int[] sampled) {
    String[] nodes = new String[4];
    nodes[0] = input;
    List<Edge> edges = SearchSpace.NAS_BENCH_201.cells().get(0).edges();
    for (int e = 0; e < edges.size(); e++) {
      Edge edge = edges.get(e);
      Operation operation = SearchSpace.NAS_BENCH_201.operations().get(sampled[e]);
      String name = cell + ".edges." + edge.label() + "." + sampled[e] + ".op";
      String y = operation(nodes[edge.from()], operation, name);
      y = call("scale", y, "alpha.cell", "" + e, "" + sampled[e]);
      int to = edge.to();
      nodes[to] = nodes[to] == null ? y : call("add", nodes[to], y);
    }
    return nodes[3];
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
    return call("bn", y, "-", "-");
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
