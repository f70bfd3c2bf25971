package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.KernelMemory;
import cellscope.engine.kernel.Pooling;

/**
 * What {@link PortableKernels} keep in their {@link Scratch}, as far as it grows with images or
 * weights, and the largest matrix of windows that ND4J's own convolution makes for itself.
 */
final class PortableMemory extends KernelMemory {
  @Override
  public void convolution(Buffer x, Buffer w, Buffer y, boolean biased, Convolution shape) {
    weights(w, shape);
    if (shape.kernelHeight() * shape.kernelWidth() > 1) {
      windows(x, y, shape);
    }
  }

  private void weights(Buffer w, Convolution shape) {
    long in = (long) w.size(1) * shape.groups();
    if (shape.groups() > 1) {
      keepArray("all groups", w.size(0), in, w.size(2), w.size(3));
    }
    if (shape.dilation() > 1) {
      keepArray(
          "dilated by " + shape.dilation(),
          w.size(0),
          in,
          dense(w.size(2), shape),
          dense(w.size(3), shape));
    }
  }

  private static long dense(int taps, Convolution shape) {
    return (long) shape.dilation() * (taps - 1) + 1;
  }

  private void windows(Buffer x, Buffer y, Convolution shape) {
    long taps = dense(shape.kernelHeight(), shape) * dense(shape.kernelWidth(), shape);
    long positions = y.length() / y.channels();
    keepLargest("windows", positions * taps * x.channels() * Float.BYTES);
  }

  @Override
  public void inputGradient(Buffer gx, Buffer w, Buffer gy, Convolution shape) {
    weights(w, shape);
    long in = (long) w.size(1) * shape.groups();
    if (shape.kernelHeight() * shape.kernelWidth() > 1 || shape.strideHeight() > 1) {
      long height = dense(shape.kernelHeight(), shape);
      long width = dense(shape.kernelWidth(), shape);
      keepArray("swapped weights", in, w.size(0), height, width);
      keepArray("turned weights", in, w.size(0), height, width);
      windows(gy, gx, shape);
      if (shape.strideHeight() > 1 || shape.strideWidth() > 1) {
        keepArray(
            "spread by " + shape.strideHeight() + " and " + shape.strideWidth(),
            gy.size(0),
            gx.size(1) + 2L * shape.padHeight() - height + 1,
            gx.size(2) + 2L * shape.padWidth() - width + 1,
            gy.channels());
      }
    }
  }

  @Override
  public void weightGradient(Buffer x, Buffer gw, Buffer gy, Convolution shape) {
    if (shape.groups() > 1) {
      keepArray("gradient of all groups", gw.size(0), x.channels(), gw.size(2), gw.size(3));
    }
    if (shape.kernelHeight() * shape.kernelWidth() > 1 || shape.strideHeight() > 1) {
      keepArray(
          "padded by " + shape.padHeight() + " and " + shape.padWidth(),
          x.size(0),
          x.size(1) + 2L * shape.padHeight(),
          x.size(2) + 2L * shape.padWidth(),
          x.channels());
      long taps = (long) shape.kernelHeight() * shape.kernelWidth();
      keepArray("patches", x.size(0), gy.size(1), gy.size(2), taps, x.channels());
      keepArray("weight gradient", gw.size(0), gw.size(2), gw.size(3), x.channels());
    }
  }

  @Override
  public void maxPooling(Buffer x, Buffer y, Pooling shape) {
    long height = x.size(1) + 2L * shape.padding();
    long width = x.size(2) + 2L * shape.padding();
    String role = "max pooling, padded by " + shape.padding();
    keepArray(role, x.size(0), height, width, x.channels());
    keepArray(role + ", gradient", x.size(0), height, width, x.channels());
    for (String each : new String[] {"tap", "waiting", "next"}) {
      keepArray("max pooling, " + each, y.size(0), y.size(1), y.size(2), y.channels());
    }
  }

  @Override
  public void byChannel(Buffer x) {
    keepArray("product", x.length() / x.channels(), x.channels());
  }

  @Override
  public void gathering(Buffer out) {
    byChannel(out);
    keepArray("masked", out.length() / out.channels(), out.channels());
  }
}
