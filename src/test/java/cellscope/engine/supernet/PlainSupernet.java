package cellscope.engine.supernet;

import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Naive;
import cellscope.engine.kernel.Naive.Images;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.nn.Parameter;
import cellscope.model.genotype.CellTopology;
import cellscope.model.genotype.Operation;
import cellscope.model.space.benchmark201.Benchmark201;
import java.util.HashMap;
import java.util.Map;

/**
 * The forward of a NAS-Bench-201 supernet in training, in plain loops, with the hard weights as
 * variables, which the engine's forward takes for one and zero: what the engine's gradients by them
 * are checked against. An edge gives h_s O_s(x) + sum of h_k over the operations that were not
 * drawn (rule with-unsampled), or h_s O_s(x) alone (rule sampled-only).
 */
final class PlainSupernet {
  private static final CellTopology TOPOLOGY = Benchmark201.SPACE.cells().get(0);

  private final Map<String, double[]> weights = new HashMap<>();
  private final int cellsOfAStage;
  private final boolean withUnsampled;

  /** A tensor and its shape. */
  private record Tensor(Images size, double[] values) {
    double[] relu() {
      double[] positive = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        positive[i] = Math.max(0, values[i]);
      }
      return positive;
    }
  }

  /** Takes the weights as they stand. */
  PlainSupernet(Network network, int cellsOfAStage, boolean withUnsampled) {
    for (Parameter p : network.parameters().all()) {
      weights.put(p.name(), p.value().toDoubles());
    }
    this.cellsOfAStage = cellsOfAStage;
    this.withUnsampled = withUnsampled;
  }

  /** Replaces one parameter's values. */
  void set(String name, double[] values) {
    weights.put(name, values);
  }

  /**
   * Mean cross entropy.
   *
   * @param x images
   * @param sampled operation by edge
   * @param hard hard weights [edge][operation]
   */
  double loss(Images size, double[] x, int[] labels, int[] sampled, double[][] hard) {
    Tensor at = convolution("stem.0", "stem.1", size, x, 3, 1);
    int layer = 0;
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        at = residualBlock("cells." + layer++, at);
      }
      for (int n = 0; n < cellsOfAStage; n++) {
        at = cell("cells." + layer++, at, sampled, hard);
      }
    }
    return head(batchNorm("lastact.0", at), labels);
  }

  private Tensor cell(String name, Tensor input, int[] sampled, double[][] hard) {
    Tensor[] nodes = new Tensor[TOPOLOGY.nodes()];
    nodes[0] = input;
    for (int node = 1; node < nodes.length; node++) {
      double[] sum = new double[input.values().length];
      for (int e : TOPOLOGY.rowsInto(node)) {
        String path = name + ".edges." + TOPOLOGY.edges().get(e).label() + "." + sampled[e] + ".op";
        Tensor source = nodes[TOPOLOGY.edges().get(e).from()];
        double[] output = operation(path, sampled[e], source);
        double others = 0;
        for (int k = 0; k < hard[e].length; k++) {
          others += withUnsampled && k != sampled[e] ? hard[e][k] : 0;
        }
        for (int i = 0; i < sum.length; i++) {
          sum[i] += hard[e][sampled[e]] * output[i] + others;
        }
      }
      nodes[node] = new Tensor(input.size(), sum);
    }
    return nodes[nodes.length - 1];
  }

  private double[] operation(String path, int operation, Tensor x) {
    Operation kind = Benchmark201.SPACE.operations().get(operation);
    return switch (kind) {
      case NONE -> new double[x.values().length];
      case SKIP_CONNECT -> x.values();
      case AVG_POOL_3X3 -> Naive.averagePool(x.size(), x.values(), new Pooling(3, 1, 1));
      case NOR_CONV_1X1 -> convolution(path + ".1", path + ".2", x.size(), x.relu(), 1, 1).values();
      case NOR_CONV_3X3 -> convolution(path + ".1", path + ".2", x.size(), x.relu(), 3, 1).values();
      default -> throw new IllegalArgumentException("no operation of NAS-Bench-201: " + kind);
    };
  }

  private Tensor residualBlock(String name, Tensor x) {
    Tensor first =
        convolution(name + ".conv_a.op.1", name + ".conv_a.op.2", x.size(), x.relu(), 3, 2);
    Tensor second =
        convolution(name + ".conv_b.op.1", name + ".conv_b.op.2", first.size(), first.relu(), 3, 1);
    Pooling half = new Pooling(2, 2, 0);
    double[] pooled = Naive.averagePool(x.size(), x.values(), half);
    double[] shortcut =
        Naive.convolve(
            x.size().after(half),
            pooled,
            weights.get(name + ".downsample.1.weight"),
            null,
            second.size().channels(),
            Convolution.square(1, 1, 0));
    for (int i = 0; i < shortcut.length; i++) {
      shortcut[i] += second.values()[i];
    }
    return new Tensor(second.size(), shortcut);
  }

  private Tensor convolution(
      String name, String batchNorm, Images size, double[] x, int kernel, int stride) {
    double[] weight = weights.get(name + ".weight");
    int out = weight.length / (size.channels() * kernel * kernel);
    Convolution shape = Convolution.square(kernel, stride, kernel / 2);
    double[] z = Naive.convolve(size, x, weight, weights.get(name + ".bias"), out, shape);
    return batchNorm(batchNorm, new Tensor(size.after(shape, out), z));
  }

  private Tensor batchNorm(String name, Tensor z) {
    int channels = z.size().channels();
    return new Tensor(z.size(), PlainLayers.batchNorm(weights, name, z.values(), channels));
  }

  private double head(Tensor last, int[] labels) {
    return PlainLayers.loss(weights, last.size(), last.relu(), labels);
  }
}
