package cellscope.engine.kernel.cpu;

import static cellscope.engine.kernel.cpu.CpuChannels.cpu;

import cellscope.engine.kernel.BatchStatistics;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.kernel.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Single precision on the CPU: most convolutions and average pooling by oneDNN, everything else by
 * loops with the Vector API, on the slices of a batch side by side. A sum over the batch is joined
 * from the slices' sums in their order, so it depends on the number of slices and not on the number
 * of threads.
 */
final class CpuKernels implements Kernels {
  private final SliceTeam team;
  private final CpuChannels channels;
  private final CpuPlaces places;
  private final CpuConvolution convolution;
  private final CpuClassifier classifier = new CpuClassifier();
  private static final int LINE = 64;

  private final List<INDArray> owned = new ArrayList<>();
  private final List<OneDnn> oneDnn = new ArrayList<>();
  private final List<Map<OneDnn.PoolingKey, OneDnn.PoolingPrimitives>> poolings = new ArrayList<>();

  CpuKernels(int threads, int slices) {
    team = new SliceTeam(threads, slices);
    channels = new CpuChannels(team);
    places = new CpuPlaces(team);
    for (int s = 0; s < slices; s++) {
      oneDnn.add(new OneDnn());
      poolings.add(new HashMap<>());
    }
    convolution = new CpuConvolution(team, length -> cpu(allocate(length)), oneDnn);
  }

  @Override
  public Precision precision() {
    return Precision.SINGLE;
  }

  @Override
  public String description() {
    return OneDnn.version()
        + " and Vector API with "
        + VectorLoops.LANES
        + " lanes, "
        + team.threads()
        + " threads on "
        + team.slices()
        + " slices";
  }

  /** The memory begins at a cache line: a vector that lies across two is read at half the pace. */
  @Override
  public Buffer allocate(int... shape) {
    long length = 1;
    for (int side : shape) {
      length *= side;
    }
    INDArray whole = Nd4j.create(DataType.FLOAT, length + LINE / Float.BYTES);
    owned.add(whole);
    FloatPointer start = (FloatPointer) whole.data().pointer();
    long unused = (LINE - start.address() % LINE) % LINE / Float.BYTES;
    return new CpuBuffer(whole, start.getPointer(unused), team.slices(), shape);
  }

  @Override
  public Buffer prefix(Buffer whole, int batch) {
    int[] shape = whole.shape();
    shape[0] = batch;
    return cpu(whole).prefix(team.slices(), shape);
  }

  @Override
  public void convolve(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape) {
    convolution.forward(cpu(x), cpu(w), cpu(biasOrNull), cpu(y), shape);
  }

  @Override
  public void convolveBackwardInput(Buffer gy, Buffer w, Buffer gx, Convolution shape) {
    convolution.backwardInput(cpu(gy), cpu(w), cpu(gx), shape);
  }

  @Override
  public void convolveBackwardWeights(Buffer x, Buffer gy, Buffer gw, Convolution shape) {
    convolution.backwardWeights(cpu(x), cpu(gy), cpu(gw), shape);
  }

  private OneDnn.PoolingPrimitives pooling(int slice, CpuBuffer x, Pooling shape) {
    var key = new OneDnn.PoolingKey(x.images(slice), x.size(1), x.size(2), x.channels(), shape);
    return poolings.get(slice).computeIfAbsent(key, oneDnn.get(slice)::pooling);
  }

  @Override
  public void averagePool(Buffer x, Buffer y, Pooling shape) {
    team.run(
        slice -> {
          if (cpu(x).images(slice) > 0) {
            pooling(slice, cpu(x), shape).forward(cpu(x).pointer(slice), cpu(y).pointer(slice));
          }
        });
  }

  @Override
  public void averagePoolBackward(Buffer gy, Buffer gx, Pooling shape) {
    team.run(
        slice -> {
          if (cpu(gx).images(slice) > 0) {
            pooling(slice, cpu(gx), shape).backward(cpu(gy).pointer(slice), cpu(gx).pointer(slice));
          }
        });
  }

  @Override
  public void maxPool(Buffer x, Buffer y, Pooling shape) {
    places.maxPool(cpu(x), cpu(y), shape);
  }

  @Override
  public void maxPoolBackward(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape) {
    places.maxPoolBackward(cpu(x), cpu(y), cpu(gy), cpu(gx), shape);
  }

  @Override
  public void subsample(Buffer x, int offset, Buffer y) {
    places.subsample(cpu(x), offset, cpu(y));
  }

  @Override
  public void subsampleBackward(Buffer gy, int offset, Buffer gx) {
    places.subsampleBackward(cpu(gy), offset, cpu(gx));
  }

  @Override
  public void copyChannels(Buffer from, int fromChannel, Buffer to, int toChannel, int count) {
    places.copyChannels(cpu(from), fromChannel, cpu(to), toChannel, count);
  }

  @Override
  public void statistics(Buffer z, BatchStatistics statistics) {
    channels.statistics(cpu(z), statistics);
  }

  @Override
  public void combine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      Buffer outOrNull,
      Buffer reluOrNull) {
    channels.combine(count, tensors, scales, shifts, cpu(outOrNull), cpu(reluOrNull));
  }

  @Override
  public void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    channels.sums(cpu(g), count, tensors, centres, sums);
  }

  @Override
  public void affineOfTwo(Buffer g, Buffer z, double[] a, double[] b, double[] k, Buffer out) {
    channels.affineOfTwo(cpu(g), cpu(z), a, b, k, cpu(out));
  }

  @Override
  public void gather(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      Buffer reluOrNull,
      Buffer out) {
    channels.gather(plainCount, plain, reluCount, throughRelu, cpu(reluOrNull), cpu(out));
  }

  @Override
  public void scaleImages(Buffer x, double[] factors, Buffer y) {
    channels.scaleImages(cpu(x), factors, cpu(y));
  }

  @Override
  public void averagePositions(Buffer x, Buffer y) {
    channels.averagePositions(cpu(x), cpu(y));
  }

  @Override
  public void averagePositionsBackward(Buffer gy, Buffer gx) {
    channels.averagePositionsBackward(cpu(gy), cpu(gx));
  }

  @Override
  public void linear(Buffer x, Buffer w, Buffer bias, Buffer y) {
    classifier.linear(cpu(x), cpu(w), cpu(bias), cpu(y));
  }

  @Override
  public void linearBackward(Buffer x, Buffer w, Buffer gy, Buffer gx, Buffer gw, Buffer gbias) {
    classifier.linearBackward(cpu(x), cpu(w), cpu(gy), cpu(gx), cpu(gw), cpu(gbias));
  }

  @Override
  public double crossEntropy(Buffer logits, int[] labels, double smoothing, Buffer gradientOrNull) {
    return CpuClassifier.crossEntropy(cpu(logits), labels, smoothing, cpu(gradientOrNull));
  }

  @Override
  public int correct(Buffer logits, int[] labels) {
    return CpuClassifier.correct(cpu(logits), labels);
  }

  @Override
  public double sumOfSquares(Buffer x) {
    return VectorLoops.squares(cpu(x).bytes(), 0, x.length());
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
      double decay) {
    var factors =
        new VectorLoops.SgdFactors(
            (float) clip,
            (float) rate,
            (float) momentum,
            (float) decay,
            nesterov ? (float) momentum : 1,
            nesterov ? 1 : 0);
    VectorLoops.sgd(
        cpu(w).bytes(),
        gOrNull == null ? null : cpu(gOrNull).bytes(),
        cpu(m).bytes(),
        w.length(),
        factors);
  }

  @Override
  public void fill(Buffer x, double value) {
    VectorLoops.fill(cpu(x).bytes(), (float) value, 0, x.length());
  }

  @Override
  public void finish() {
    // every call has done its work when it returns
  }

  @Override
  public void close() {
    team.close();
    oneDnn.forEach(OneDnn::close);
    oneDnn.clear();
    owned.forEach(INDArray::close);
    owned.clear();
  }
}
