package cellscope.engine.kernel.cpu;

import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.KernelMemory;
import cellscope.engine.kernel.Pooling;

/**
 * What {@link CpuKernels} keep: the slices' gradients by weights, and for each shape of convolution
 * and each slice oneDNN's primitives with three copies of the weights in layouts of their own.
 */
final class CpuMemory extends KernelMemory {
  /** Machine code and descriptions of the three primitives of a convolution, measured. */
  private static final long PRIMITIVES = 150_000;

  /** oneDNN rounds channels up to whole vectors. */
  private static final int LANES = 16;

  private final int slices;

  CpuMemory(int slices) {
    this.slices = slices;
  }

  @Override
  public void convolution(Buffer x, Buffer w, Buffer y, boolean biased, Convolution shape) {
    long out = roundedUp(y.channels());
    long in = shape.groups() == 1 ? roundedUp(x.channels()) : x.channels() / shape.groups();
    long weights = out * in * shape.kernelHeight() * shape.kernelWidth() * Float.BYTES;
    var key =
        new OneDnn.ConvolutionKey(
            x.size(0), x.size(1), x.size(2), x.channels(), y.channels(), biased, shape);
    keep(key, slices * (PRIMITIVES + 3 * weights));
  }

  private static long roundedUp(long channels) {
    return (channels + LANES - 1) / LANES * LANES;
  }

  @Override
  public void inputGradient(Buffer gx, Buffer w, Buffer gy, Convolution shape) {
    convolution(gx, w, gy, false, shape);
  }

  @Override
  public void weightGradient(Buffer x, Buffer gw, Buffer gy, Convolution shape) {
    convolution(x, gw, gy, false, shape);
    keepArray("gradients of the other slices", slices - 1L, gw.length());
  }

  @Override
  public void maxPooling(Buffer x, Buffer y, Pooling shape) {}

  @Override
  public void byChannel(Buffer x) {}

  @Override
  public void gathering(Buffer out) {}
}
