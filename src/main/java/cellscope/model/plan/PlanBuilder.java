package cellscope.model.plan;

import cellscope.model.plan.NetworkPlan.Kind;
import cellscope.model.plan.NetworkPlan.Layer;
import cellscope.model.plan.NetworkPlan.Shape;
import cellscope.model.plan.NetworkPlan.Window;
import java.util.ArrayList;
import java.util.List;

/** Collects the layers of a plan; each call adds one layer and returns the shape of its output. */
public final class PlanBuilder {
  private final List<Layer> layers = new ArrayList<>();

  /** A dense convolution with padding kernel/2. */
  public Shape convolution(
      String name, Shape in, int channels, int kernel, int stride, boolean bias) {
    return convolution(name, in, channels, Window.square(kernel, stride, kernel / 2), 1, bias);
  }

  public Shape convolution(
      String name, Shape in, int channels, Window window, int groups, boolean bias) {
    if (in.channels() % groups != 0 || channels % groups != 0) {
      throw new IllegalArgumentException(
          name
              + " has "
              + groups
              + " groups, which don't divide "
              + in.channels()
              + " and "
              + channels
              + " channels");
    }
    Shape out = window.over(in, channels);
    layers.add(new Layer(Kind.CONVOLUTION, name, in, out, window, groups, bias, false));
    return out;
  }

  public Shape averagePooling(String name, Shape in, int kernel, int stride, int padding) {
    return pooling(Kind.AVERAGE_POOLING, name, in, Window.square(kernel, stride, padding));
  }

  public Shape maximumPooling(String name, Shape in, int kernel, int stride, int padding) {
    return pooling(Kind.MAXIMUM_POOLING, name, in, Window.square(kernel, stride, padding));
  }

  public Shape globalPooling(String name, Shape in) {
    return plain(Kind.GLOBAL_POOLING, name, in, new Shape(in.channels(), 1, 1), false, false);
  }

  public Shape batchNorm(String name, Shape shape, boolean affine) {
    return plain(Kind.BATCH_NORM, name, shape, shape, false, affine);
  }

  public Shape relu(String name, Shape shape) {
    return plain(Kind.RELU, name, shape, shape, false, false);
  }

  public Shape sum(String name, Shape shape) {
    return plain(Kind.SUM, name, shape, shape, false, false);
  }

  /** Joins the channels of equally large images. */
  public Shape concatenation(String name, List<Shape> inputs) {
    Shape first = inputs.get(0);
    int channels = inputs.stream().mapToInt(Shape::channels).sum();
    Shape out = new Shape(channels, first.height(), first.width());
    return plain(Kind.CONCATENATION, name, first, out, false, false);
  }

  public Shape shift(String name, Shape shape) {
    return plain(Kind.SHIFT, name, shape, shape, false, false);
  }

  public Shape linear(String name, Shape in, int outputs) {
    return plain(Kind.LINEAR, name, in, new Shape(outputs, 1, 1), true, false);
  }

  public NetworkPlan build() {
    return new NetworkPlan(layers);
  }

  private Shape pooling(Kind kind, String name, Shape in, Window window) {
    Shape out = window.over(in, in.channels());
    layers.add(new Layer(kind, name, in, out, window, 1, false, false));
    return out;
  }

  private Shape plain(Kind kind, String name, Shape in, Shape out, boolean bias, boolean affine) {
    layers.add(new Layer(kind, name, in, out, Window.PIXEL, 1, bias, affine));
    return out;
  }
}
