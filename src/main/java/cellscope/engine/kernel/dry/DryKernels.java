package cellscope.engine.kernel.dry;

import cellscope.engine.kernel.BatchStatistics;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.KernelMemory;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.kernel.Precision;

/**
 * Kernels that compute nothing: buffers without memory, kernels that only note what the real ones
 * would take for themselves. A run's own loop on these tells how much memory it needs, in a
 * fraction of a second. Every number that is read is zero.
 */
public final class DryKernels implements Kernels {
  private static final int BYTES = Float.BYTES;

  private final KernelMemory memory;
  private long buffers;

  /**
   * @param memory of the kernels whose memory is asked for
   */
  public DryKernels(KernelMemory memory) {
    this.memory = memory;
  }

  /** A shape alone, of single precision. */
  private static final class DryBuffer extends Buffer {
    DryBuffer(int... shape) {
      super(Precision.SINGLE, shape);
    }

    @Override
    public void write(float[] source, int from) {}

    @Override
    public void write(double[] source) {}

    @Override
    public double[] toDoubles() {
      return new double[length()];
    }

    @Override
    public float[] toFloats() {
      return new float[length()];
    }
  }

  /** Bytes of all buffers and of what the kernels called so far keep for themselves. */
  public long bytes() {
    return buffers + memory.bytes();
  }

  @Override
  public Precision precision() {
    return Precision.SINGLE;
  }

  @Override
  public String description() {
    return "no kernels";
  }

  @Override
  public Buffer allocate(int... shape) {
    DryBuffer made = new DryBuffer(shape);
    buffers += (long) made.length() * BYTES;
    return made;
  }

  @Override
  public Buffer prefix(Buffer whole, int batch) {
    int[] shape = whole.shape();
    shape[0] = batch;
    return new DryBuffer(shape);
  }

  @Override
  public void convolve(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape) {
    memory.convolution(x, w, y, biasOrNull != null, shape);
  }

  @Override
  public void convolveBackwardInput(Buffer gy, Buffer w, Buffer gx, Convolution shape) {
    memory.inputGradient(gx, w, gy, shape);
  }

  @Override
  public void convolveBackwardWeights(Buffer x, Buffer gy, Buffer gw, Convolution shape) {
    memory.weightGradient(x, gw, gy, shape);
  }

  @Override
  public void averagePool(Buffer x, Buffer y, Pooling shape) {}

  @Override
  public void averagePoolBackward(Buffer gy, Buffer gx, Pooling shape) {}

  @Override
  public void maxPool(Buffer x, Buffer y, Pooling shape) {
    memory.maxPooling(x, y, shape);
  }

  @Override
  public void maxPoolBackward(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape) {
    memory.maxPooling(x, y, shape);
  }

  @Override
  public void subsample(Buffer x, int offset, Buffer y) {}

  @Override
  public void subsampleBackward(Buffer gy, int offset, Buffer gx) {}

  @Override
  public void copyChannels(Buffer from, int fromChannel, Buffer to, int toChannel, int count) {}

  @Override
  public void statistics(Buffer z, BatchStatistics statistics) {
    memory.byChannel(z);
  }

  @Override
  public void combine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      Buffer outOrNull,
      Buffer reluOrNull) {
    memory.byChannel(outOrNull == null ? reluOrNull : outOrNull);
  }

  @Override
  public void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    memory.byChannel(g);
  }

  @Override
  public void affineOfTwo(Buffer g, Buffer z, double[] a, double[] b, double[] k, Buffer out) {
    memory.byChannel(out);
  }

  @Override
  public void gather(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      Buffer reluOrNull,
      Buffer out) {
    memory.gathering(out);
  }

  @Override
  public void scaleImages(Buffer x, double[] factors, Buffer out) {}

  @Override
  public void averagePositions(Buffer x, Buffer y) {}

  @Override
  public void averagePositionsBackward(Buffer gy, Buffer gx) {}

  @Override
  public void linear(Buffer x, Buffer w, Buffer bias, Buffer y) {}

  @Override
  public void linearBackward(Buffer x, Buffer w, Buffer gy, Buffer gx, Buffer gw, Buffer gbias) {}

  @Override
  public double crossEntropy(Buffer logits, int[] labels, double smoothing, Buffer gradientOrNull) {
    return 0;
  }

  @Override
  public int correct(Buffer logits, int[] labels) {
    return 0;
  }

  @Override
  public double sumOfSquares(Buffer x) {
    return 0;
  }

  @Override
  public void sgd(
      Buffer w,
      Buffer gOrNull,
      Buffer m,
      double clip,
      double rate,
      double momentum,
      boolean nesterov,
      double decay) {}

  @Override
  public void fill(Buffer x, double value) {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
