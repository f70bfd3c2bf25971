package cellscope.model.plan;

import cellscope.model.plan.NetworkPlan.Layer;

/**
 * How large a network is, counted from its layers as AutoDL-Projects counts.
 *
 * @param parameters learnable numbers
 * @param flops multiply-adds of convolutions and linear layers for one image, with one more per
 *     output for a bias; batch normalisation, pooling and sums count zero
 */
public record NetworkSize(long parameters, long flops) {
  /**
   * Counts a plan.
   *
   * @throws ArithmeticException if a number does not fit into 64 bits
   */
  public static NetworkSize of(NetworkPlan plan) {
    long parameters = 0;
    long flops = 0;
    for (Layer layer : plan.layers()) {
      NetworkSize size = of(layer);
      parameters = Math.addExact(parameters, size.parameters);
      flops = Math.addExact(flops, size.flops);
    }
    return new NetworkSize(parameters, flops);
  }

  /** Counts one layer. */
  static NetworkSize of(Layer layer) {
    long parameters = 0;
    for (NetworkPlan.Parameter parameter : layer.parameters()) {
      parameters = Math.addExact(parameters, parameter.count());
    }
    return new NetworkSize(parameters, flops(layer));
  }

  private static long flops(Layer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION -> convolution(layer);
      case LINEAR -> timesOutputs(layer, layer.in().channels());
      case BATCH_NORM,
          RELU,
          AVERAGE_POOLING,
          MAXIMUM_POOLING,
          GLOBAL_POOLING,
          SUM,
          CONCATENATION,
          SHIFT ->
          0;
    };
  }

  private static long convolution(Layer layer) {
    long seen = layer.in().channels() / layer.groups();
    return timesOutputs(layer, Math.multiplyExact(layer.window().pixels(), seen));
  }

  private static long timesOutputs(Layer layer, long multiplyAdds) {
    long each = multiplyAdds + (layer.bias() ? 1 : 0);
    long outputs = Math.multiplyExact(layer.out().pixels(), layer.out().channels());
    return Math.multiplyExact(each, outputs);
  }
}
