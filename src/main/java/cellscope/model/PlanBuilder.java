package cellscope.model;

import cellscope.model.NetworkPlan.Kind;
import cellscope.model.NetworkPlan.Layer;
import cellscope.model.NetworkPlan.Shape;
import java.util.ArrayList;
import java.util.List;

/** Collects the layers of a plan; each call adds one layer and returns the shape of its output. */
final class PlanBuilder {
  private final List<Layer> layers = new ArrayList<>();

  /** A convolution with padding kernel/2. */
  Shape convolution(String name, Shape in, int channels, int kernel, int stride, boolean bias) {
    Shape out = windowed(in, channels, kernel, stride, kernel / 2);
    layers.add(new Layer(Kind.CONVOLUTION, name, in, out, kernel, stride, bias, false));
    return out;
  }

  Shape averagePooling(String name, Shape in, int kernel, int stride, int padding) {
    Shape out = windowed(in, in.channels(), kernel, stride, padding);
    layers.add(new Layer(Kind.AVERAGE_POOLING, name, in, out, kernel, stride, false, false));
    return out;
  }

  Shape globalPooling(String name, Shape in) {
    return plain(Kind.GLOBAL_POOLING, name, in, new Shape(in.channels(), 1, 1), false, false);
  }

  Shape batchNorm(String name, Shape shape, boolean affine) {
    return plain(Kind.BATCH_NORM, name, shape, shape, false, affine);
  }

  Shape relu(String name, Shape shape) {
    return plain(Kind.RELU, name, shape, shape, false, false);
  }

  Shape sum(String name, Shape shape) {
    return plain(Kind.SUM, name, shape, shape, false, false);
  }

  Shape linear(String name, Shape in, int outputs) {
    return plain(Kind.LINEAR, name, in, new Shape(outputs, 1, 1), true, false);
  }

  NetworkPlan build() {
    return new NetworkPlan(layers);
  }

  private Shape plain(Kind kind, String name, Shape in, Shape out, boolean bias, boolean affine) {
    layers.add(new Layer(kind, name, in, out, 1, 1, bias, affine));
    return out;
  }

  private static Shape windowed(Shape in, int channels, int kernel, int stride, int padding) {
    return new Shape(
        channels,
        (in.height() + 2 * padding - kernel) / stride + 1,
        (in.width() + 2 * padding - kernel) / stride + 1);
  }
}
