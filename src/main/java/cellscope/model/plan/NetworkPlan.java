package cellscope.model.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network as plain records, in the order of the original's module tree and named as
 * there. Counted by {@link NetworkSize}.
 *
 * @param layers in order
 */
public record NetworkPlan(List<Layer> layers) {
  /** The name of the second classifier, which is used in training alone. */
  public static final String AUXILIARY_HEAD = "auxiliary_head";

  /** Smallest sides of the map that the auxiliary head reads, which its pooling makes 2x2. */
  public static final int LEAST_AUXILIARY_MAP = 6;

  /** What a layer computes. */
  public enum Kind {
    /** A convolution, dense or in groups. */
    CONVOLUTION,
    /** Batch normalisation over channels. */
    BATCH_NORM,
    /** max(x, 0). */
    RELU,
    /** Average pooling; padding does not count in the mean. */
    AVERAGE_POOLING,
    /** Maximum pooling; padding never wins. */
    MAXIMUM_POOLING,
    /** The mean of each channel. */
    GLOBAL_POOLING,
    /** A matrix on the channels of a 1x1 image. */
    LINEAR,
    /** The sum of equally shaped inputs. */
    SUM,
    /** Its inputs' channels one after another. */
    CONCATENATION,
    /** The image moved up and left by one pixel, with zeros behind. */
    SHIFT
  }

  /**
   * How a convolution or pooling moves over an image.
   *
   * @param height of the window
   * @param width of the window
   * @param verticalStride rows from one window to the next
   * @param horizontalStride columns from one window to the next
   * @param verticalPadding rows added above and below
   * @param horizontalPadding columns added left and right
   * @param dilation distance of a window's pixels; 1 for neighbours
   */
  public record Window(
      int height,
      int width,
      int verticalStride,
      int horizontalStride,
      int verticalPadding,
      int horizontalPadding,
      int dilation) {
    /** The window of layers that look at single pixels. */
    public static final Window PIXEL = square(1, 1, 0);

    /** A window with equal sides, of neighbouring pixels. */
    public static Window square(int side, int stride, int padding) {
      return new Window(side, side, stride, stride, padding, padding, 1);
    }

    /** A square window of pixels two apart, padded so that stride 1 keeps the image's size. */
    public static Window dilated(int side, int stride) {
      return new Window(side, side, stride, stride, side - 1, side - 1, 2);
    }

    /** Pixels in the window. */
    public long pixels() {
      return (long) height * width;
    }

    /** Shape of the output for an input. */
    public Shape over(Shape in, int channels) {
      return new Shape(
          channels,
          (in.height() + 2 * verticalPadding - dilation * (height - 1) - 1) / verticalStride + 1,
          (in.width() + 2 * horizontalPadding - dilation * (width - 1) - 1) / horizontalStride + 1);
    }
  }

  /** The shape of one image, without the batch. */
  public record Shape(int channels, int height, int width) {
    public Shape {
      if (channels < 1 || height < 1 || width < 1) {
        throw new IllegalArgumentException(
            "a shape needs at least 1 in each place, not " + channels + "x" + height + "x" + width);
      }
    }

    /** Height times width. */
    public long pixels() {
      return (long) height * width;
    }
  }

  /**
   * One layer.
   *
   * @param kind what it computes
   * @param name its path in the module tree, such as {@code cells.0.edges.1<-0.2.op.1}
   * @param in shape of its input (of its first input, for a sum or concatenation)
   * @param out shape of its output
   * @param window of a convolution or pooling; {@link Window#PIXEL} elsewhere
   * @param groups of a convolution: each output channel sees in.channels / groups channels; 1
   *     elsewhere
   * @param bias whether a convolution or linear layer has one
   * @param affine whether a batch normalisation has a learnable scale and shift
   */
  public record Layer(
      Kind kind,
      String name,
      Shape in,
      Shape out,
      Window window,
      int groups,
      boolean bias,
      boolean affine) {
    /** Its learnable arrays, in the order of the module tree. */
    public List<Parameter> parameters() {
      return switch (kind) {
        case CONVOLUTION ->
            weightAndBias(
                List.of(out.channels(), in.channels() / groups, window.height(), window.width()),
                bias);
        case LINEAR -> weightAndBias(List.of(out.channels(), in.channels()), bias);
        case BATCH_NORM ->
            affine ? weightAndBias(List.of(out.channels()), true) : List.<Parameter>of();
        case RELU, AVERAGE_POOLING, MAXIMUM_POOLING, GLOBAL_POOLING, SUM, CONCATENATION, SHIFT ->
            List.of();
      };
    }

    private List<Parameter> weightAndBias(List<Integer> shape, boolean biased) {
      Parameter weight = new Parameter(name + ".weight", shape);
      return biased
          ? List.of(weight, new Parameter(name + ".bias", List.of(out.channels())))
          : List.of(weight);
    }
  }

  /**
   * A learnable array.
   *
   * @param name the layer's name and {@code .weight} or {@code .bias}
   * @param shape [out, in, height, width] of a convolution, [out, in] of a linear layer, [channels]
   *     else
   */
  public record Parameter(String name, List<Integer> shape) {
    public Parameter {
      shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long count() {
      long count = 1;
      for (int side : shape) {
        count = Math.multiplyExact(count, side);
      }
      return count;
    }
  }

  public NetworkPlan {
    layers = List.copyOf(layers);
  }

  /** All learnable arrays, in the order of the module tree. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    layers.forEach(layer -> all.addAll(layer.parameters()));
    return all;
  }
}
