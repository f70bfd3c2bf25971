package cellscope.engine.kernel;

import java.util.Arrays;

/**
 * Checks of the shapes that a kernel is called with; each throws {@link IllegalArgumentException}.
 */
final class Shapes {
  private Shapes() {}

  static void convolution(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape) {
    require(x.rank() == 4, "x of a convolution must be [batch, height, width, channels]", x);
    require(
        shape.groups() >= 1 && x.channels() % shape.groups() == 0,
        "channels must be a multiple of groups",
        x);
    require(y.channels() % shape.groups() == 0, "channels must be a multiple of groups", y);
    require(
        shape.padHeight() <= shape.dilation() * (shape.kernelHeight() - 1)
            && shape.padWidth() <= shape.dilation() * (shape.kernelWidth() - 1),
        "padding must be smaller than the kernel of a convolution",
        w);
    expect(
        "w",
        w,
        y.channels(),
        x.channels() / shape.groups(),
        shape.kernelHeight(),
        shape.kernelWidth());
    expect("y", y, x.size(0), shape.outHeight(x.size(1)), shape.outWidth(x.size(2)), w.size(0));
    if (biasOrNull != null) {
      expect("bias", biasOrNull, w.size(0));
    }
  }

  static void pooling(Buffer x, Buffer y, Pooling shape) {
    require(x.rank() == 4, "x of a pooling must be [batch, height, width, channels]", x);
    expect("y", y, x.size(0), shape.outLength(x.size(1)), shape.outLength(x.size(2)), x.channels());
  }

  static void maxPooling(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape) {
    pooling(x, y, shape);
    same(x, gx);
    same(y, gy);
  }

  static void subsampling(Buffer x, int offset, Buffer y) {
    require(x.rank() == 4, "x of a subsampling must be [batch, height, width, channels]", x);
    if (offset != 0 && offset != 1) {
      throw new IllegalArgumentException("offset must be 0 or 1, not " + offset);
    }
    expect("y", y, x.size(0), (x.size(1) + 1) / 2, (x.size(2) + 1) / 2, x.channels());
  }

  static void channelCopy(Buffer from, int fromChannel, Buffer to, int toChannel, int count) {
    require(from.rank() == 4, "channels are copied of [batch, height, width, channels]", from);
    require(
        to.rank() == 4
            && from.size(0) == to.size(0)
            && from.length() / from.channels() == to.length() / to.channels(),
        "the tensors of a channel copy must have as many positions",
        to);
    if (fromChannel < 0 || toChannel < 0 || count < 1) {
      throw new IllegalArgumentException(
          count + " channels from " + fromChannel + " to " + toChannel + " can't be copied");
    }
    require(fromChannel + count <= from.channels(), "channels to copy must be there", from);
    require(toChannel + count <= to.channels(), "channels to overwrite must be there", to);
  }

  static void positionMean(Buffer x, Buffer y) {
    require(
        x.rank() == 4, "x of a mean over positions must be [batch, height, width, channels]", x);
    expect("y", y, x.size(0), x.channels());
  }

  static void linear(Buffer x, Buffer w, Buffer bias, Buffer y) {
    require(x.rank() == 2, "x of a linear layer must be [batch, in]", x);
    require(w.rank() == 2, "w of a linear layer must be [out, in]", w);
    expect("w", w, w.size(0), x.size(1));
    expect("bias", bias, w.size(0));
    expect("y", y, x.size(0), w.size(0));
  }

  static void labels(Buffer logits, int[] labels) {
    require(logits.rank() == 2, "logits must be [batch, classes]", logits);
    if (labels.length != logits.size(0)) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + logits.size(0) + " rows of logits");
    }
    for (int label : labels) {
      if (label < 0 || label >= logits.size(1)) {
        throw new IllegalArgumentException(
            "Label " + label + " is not one of " + logits.size(1) + " classes");
      }
    }
  }

  /** All buffers but null ones have the first one's shape. */
  static void same(Buffer first, Buffer... others) {
    for (Buffer other : others) {
      if (other != null) {
        expect("a tensor", other, first.shape());
      }
    }
  }

  /** A vector has one entry by channel; null is allowed. */
  static void perChannel(String name, double[] vectorOrNull, Buffer tensor) {
    if (vectorOrNull != null && vectorOrNull.length != tensor.channels()) {
      throw new IllegalArgumentException(
          name + " has " + vectorOrNull.length + " entries for " + tensor.channels() + " channels");
    }
  }

  /** There is a factor for every image. */
  static void perImage(Buffer x, double[] factors) {
    if (factors.length != x.size(0)) {
      throw new IllegalArgumentException(factors.length + " factors for " + x.size(0) + " images");
    }
  }

  /** A count lies between 0 and {@link Kernels#MOST_TENSORS}. */
  static void count(int count) {
    if (count < 0 || count > Kernels.MOST_TENSORS) {
      throw new IllegalArgumentException(
          count + " tensors in one call; 0 to " + Kernels.MOST_TENSORS + " are possible");
    }
  }

  static void prefix(Buffer whole, int batch) {
    if (batch < 1 || batch > whole.size(0)) {
      throw new IllegalArgumentException(
          "The first " + batch + " images of " + whole.size(0) + " were asked for");
    }
  }

  static void combination(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      Buffer outOrNull,
      Buffer reluOrNull) {
    count(count);
    if (outOrNull == null && reluOrNull == null) {
      throw new IllegalArgumentException("Neither the sum nor its ReLU is wanted");
    }
    Buffer first = outOrNull != null ? outOrNull : reluOrNull;
    same(first, reluOrNull);
    for (int i = 0; i < count; i++) {
      same(first, tensors[i]);
      perChannel("scale " + i, scales[i], first);
      perChannel("shift " + i, shifts[i], first);
    }
  }

  static void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    count(count);
    perChannel("sums", sums.gradient(), g);
    for (int i = 0; i < count; i++) {
      same(g, tensors[i]);
      perChannel("centre " + i, centres[i], g);
    }
  }

  static void gathering(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      Buffer reluOrNull,
      Buffer out) {
    count(plainCount);
    count(reluCount);
    for (int i = 0; i < plainCount; i++) {
      same(out, plain[i]);
    }
    for (int i = 0; i < reluCount; i++) {
      same(out, throughRelu[i]);
    }
    if (reluCount > 0 && reluOrNull == null) {
      throw new IllegalArgumentException("Gradients by a ReLU were given without the ReLU");
    }
    same(out, reluOrNull);
  }

  private static void expect(String name, Buffer buffer, int... shape) {
    require(
        Arrays.equals(buffer.shape(), shape), name + " must be " + Arrays.toString(shape), buffer);
  }

  private static void require(boolean holds, String expected, Buffer found) {
    if (!holds) {
      throw new IllegalArgumentException(expected + ", but is " + Arrays.toString(found.shape()));
    }
  }
}
