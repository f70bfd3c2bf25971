package cellscope.engine.supernet;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Naive;
import cellscope.engine.kernel.Naive.Images;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.Parameter;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Edge;
import cellscope.model.plan.Macro;
import cellscope.model.plan.NetworkPlan;
import cellscope.model.plan.NetworkPlan.Kind;
import cellscope.model.plan.NetworkPlan.Layer;
import cellscope.model.plan.NetworkPlan.Window;
import cellscope.model.space.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forward of a NASNet supernet in training, in plain loops over the layers of its {@link
 * NetworkPlan}, with the hard weights as variables; see {@link PlainSupernet}.
 */
final class PlainNasNet {
  private final Map<String, double[]> weights = new HashMap<>();
  private final Space space;
  private final CellTopology topology;
  private final NetworkPlan plan;
  private final int cells;
  private final boolean withUnsampled;

  /** A tensor and its shape. */
  private record Tensor(Images size, double[] values) {
    Tensor relu() {
      double[] positive = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        positive[i] = Math.max(0, values[i]);
      }
      return new Tensor(size, positive);
    }

    /** Moved up and left by a pixel, zeros behind. */
    Tensor shifted() {
      double[] moved = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        int c = i % size.channels();
        int column = i / size.channels() % size.width() + 1;
        int row = i / size.channels() / size.width() % size.height() + 1;
        int n = i / size.channels() / size.width() / size.height();
        moved[i] = size.holds(row, column) ? values[size.at(n, row, column, c)] : 0;
      }
      return new Tensor(size, moved);
    }

    static Tensor joined(List<Tensor> parts) {
      Images first = parts.get(0).size;
      int channels = parts.stream().mapToInt(p -> p.size.channels()).sum();
      Images size = new Images(first.batch(), first.height(), first.width(), channels);
      double[] all = new double[size.length()];
      int at = 0;
      for (Tensor part : parts) {
        int own = part.size.channels();
        for (int i = 0; i < part.values.length; i++) {
          all[i / own * channels + at + i % own] = part.values[i];
        }
        at += own;
      }
      return new Tensor(size, all);
    }
  }

  /** Takes the weights as they stand. */
  PlainNasNet(Network network, Space space, Macro macro, boolean affine, boolean rule) {
    for (Parameter p : network.parameters().all()) {
      weights.put(p.name(), p.value().toDoubles());
    }
    this.space = space;
    topology = space.cells().get(0);
    plan = space.supernet(macro, affine);
    cells = macro.cells();
    withUnsampled = rule;
  }

  /** Replaces one parameter's values. */
  void set(String name, double[] values) {
    weights.put(name, values);
  }

  /**
   * Mean cross entropy.
   *
   * @param x images
   * @param sampled operation by kind of cell and edge
   * @param hard hard weights by kind of cell, edge and operation
   */
  double loss(Images size, double[] x, int[] labels, List<int[]> sampled, double[][][] hard) {
    Tensor newer = sequence("stem.", new Tensor(size, x));
    Tensor older = newer;
    for (int index = 0; index < 3 * cells; index++) {
      boolean reduces = index == cells || index == 2 * cells;
      String name = "cells." + index + ".";
      Tensor[] inputs = {
        sequence(name + "preprocess0.", older), sequence(name + "preprocess1.", newer)
      };
      int kind = reduces ? 1 : 0;
      Tensor out =
          kind < space.cells().size()
              ? cell(name, inputs, sampled.get(kind), hard[kind])
              : fixed(name, inputs);
      older = newer;
      newer = out;
    }
    return head(sequence("lastact.", newer), labels);
  }

  private Tensor cell(String name, Tensor[] inputs, int[] sampled, double[][] hard) {
    Tensor[] nodes = new Tensor[topology.nodes()];
    System.arraycopy(inputs, 0, nodes, 0, inputs.length);
    for (int node = inputs.length; node < nodes.length; node++) {
      NetworkPlan.Shape shape = layers(name + "nodes." + node).get(0).out();
      Images size =
          new Images(inputs[0].size().batch(), shape.height(), shape.width(), shape.channels());
      double[] sum = new double[size.length()];
      for (int e : topology.rowsInto(node)) {
        Edge edge = topology.edges().get(e);
        String path = name + "edges." + (node - inputs.length) + "<-" + edge.from() + "._ops.";
        double others = 0;
        for (int k = 0; k < hard[e].length; k++) {
          others += withUnsampled && k != sampled[e] ? hard[e][k] : 0;
        }
        double[] output = operation(path, sampled[e], nodes[edge.from()], size);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += hard[e][sampled[e]] * output[i] + others;
        }
      }
      nodes[node] = new Tensor(size, sum);
    }
    return Tensor.joined(topology.outputs().stream().map(o -> nodes[o]).toList());
  }

  private double[] operation(String path, int k, Tensor x, Images out) {
    return switch (space.operations().get(k)) {
      case NONE -> new double[out.length()];
      default -> sequence(path + k + ".", x).values();
    };
  }

  private Tensor fixed(String name, Tensor[] inputs) {
    List<Tensor> results = new ArrayList<>();
    for (String branch : new String[] {"ops1.", "ops2."}) {
      for (int i = 0; i < inputs.length; i++) {
        results.add(sequence(name + branch + i + ".", inputs[i]));
      }
    }
    return Tensor.joined(results);
  }

  private List<Layer> layers(String prefix) {
    return plan.layers().stream().filter(l -> l.name().startsWith(prefix)).toList();
  }

  /** Applies the layers of a path one after the other; after a shift, to what its ReLU gave. */
  private Tensor sequence(String prefix, Tensor input) {
    Tensor now = input;
    Tensor rectified = input;
    List<Tensor> waiting = new ArrayList<>();
    for (Layer layer : layers(prefix)) {
      switch (layer.kind()) {
        case RELU -> {
          now = now.relu();
          rectified = now;
        }
        case CONVOLUTION -> now = convolution(layer, now);
        case BATCH_NORM -> now = batchNorm(layer.name(), now);
        case AVERAGE_POOLING, MAXIMUM_POOLING -> now = pooling(layer, now);
        case SHIFT -> {
          waiting.add(now);
          now = rectified.shifted();
        }
        case CONCATENATION -> {
          waiting.add(now);
          now = Tensor.joined(waiting);
          waiting.clear();
        }
        default -> throw new IllegalStateException("no layer of an operation: " + layer);
      }
    }
    return now;
  }

  private Tensor convolution(Layer layer, Tensor x) {
    Window w = layer.window();
    Convolution shape =
        new Convolution(
            w.height(),
            w.width(),
            w.verticalStride(),
            w.horizontalStride(),
            w.verticalPadding(),
            w.horizontalPadding(),
            w.dilation(),
            layer.groups());
    int out = layer.out().channels();
    double[] weight = weights.get(layer.name() + ".weight");
    double[] bias = weights.get(layer.name() + ".bias");
    double[] y = Naive.convolve(x.size(), x.values(), weight, bias, out, shape);
    return new Tensor(x.size().after(shape, out), y);
  }

  private static Tensor pooling(Layer layer, Tensor x) {
    Window w = layer.window();
    Pooling shape = new Pooling(w.height(), w.verticalStride(), w.verticalPadding());
    double[] y =
        layer.kind() == Kind.AVERAGE_POOLING
            ? Naive.averagePool(x.size(), x.values(), shape)
            : Naive.maxPool(x.size(), x.values(), shape);
    return new Tensor(x.size().after(shape), y);
  }

  private Tensor batchNorm(String name, Tensor z) {
    int channels = z.size().channels();
    return new Tensor(z.size(), PlainLayers.batchNorm(weights, name, z.values(), channels));
  }

  private double head(Tensor last, int[] labels) {
    return PlainLayers.loss(weights, last.size(), last.values(), labels);
  }
}
