package cellscope.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The kernels on ND4J's operations alone, in single or double precision, on whichever backend ND4J
 * has loaded: what a GPU runs, what serves where oneDNN has no natives, and what the CPU kernels
 * are checked against.
 */
final class PortableKernels implements Kernels {
  private final Precision precision;
  private final Scratch scratch;
  private final PortableConvolution convolution;
  private final PortableMaxPooling maxPooling;
  private final PortableChannels channels;
  private final PortableClassifier classifier;
  private final List<INDArray> owned = new ArrayList<>();

  PortableKernels(Precision precision) {
    this.precision = precision;
    scratch = new Scratch(precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT);
    convolution = new PortableConvolution(scratch);
    maxPooling = new PortableMaxPooling(scratch);
    channels = new PortableChannels(scratch);
    classifier = new PortableClassifier(scratch, channels);
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public String description() {
    return "portable kernels, "
        + Backend.library()
        + ", "
        + (precision == Precision.DOUBLE ? "double" : "single")
        + " precision";
  }

  @Override
  public Buffer allocate(int... shape) {
    long[] dimensions = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      dimensions[i] = shape[i];
    }
    INDArray array = Nd4j.create(scratch.type(), dimensions, 'c');
    owned.add(array);
    return new PortableBuffer(array);
  }

  @Override
  public Buffer prefix(Buffer whole, int batch) {
    Shapes.prefix(whole, batch);
    INDArray array = whole.array();
    long[] shape = array.shape().clone();
    shape[0] = batch;
    return new PortableBuffer(Nd4j.create(array.data(), shape, array.stride(), 0, 'c'));
  }

  @Override
  public void convolve(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape) {
    Shapes.convolution(x, w, biasOrNull, y, shape);
    convolution.forward(own(x), own(w), own(biasOrNull), own(y), shape);
  }

  @Override
  public void convolveBackwardInput(Buffer gy, Buffer w, Buffer gx, Convolution shape) {
    Shapes.convolution(gx, w, null, gy, shape);
    convolution.backwardInput(own(gy), own(w), own(gx), shape);
  }

  @Override
  public void convolveBackwardWeights(Buffer x, Buffer gy, Buffer gw, Convolution shape) {
    Shapes.convolution(x, gw, null, gy, shape);
    convolution.backwardWeights(own(x), own(gy), own(gw), shape);
  }

  @Override
  public void averagePool(Buffer x, Buffer y, Pooling shape) {
    Shapes.pooling(x, y, shape);
    PortablePooling.average(own(x), own(y), shape);
  }

  @Override
  public void averagePoolBackward(Buffer gy, Buffer gx, Pooling shape) {
    Shapes.pooling(gx, gy, shape);
    PortablePooling.averageBackward(own(gy), own(gx), shape);
  }

  @Override
  public void maxPool(Buffer x, Buffer y, Pooling shape) {
    Shapes.pooling(x, y, shape);
    maxPooling.forward(own(x), own(y), shape);
  }

  @Override
  public void maxPoolBackward(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape) {
    Shapes.maxPooling(x, y, gy, gx, shape);
    maxPooling.backward(own(x), own(y), own(gy), own(gx), shape);
  }

  @Override
  public void subsample(Buffer x, int offset, Buffer y) {
    Shapes.subsampling(x, offset, y);
    PortablePlaces.subsample(own(x), offset, own(y));
  }

  @Override
  public void subsampleBackward(Buffer gy, int offset, Buffer gx) {
    Shapes.subsampling(gx, offset, gy);
    PortablePlaces.subsampleBackward(own(gy), offset, own(gx));
  }

  @Override
  public void copyChannels(Buffer from, int fromChannel, Buffer to, int toChannel, int count) {
    Shapes.channelCopy(from, fromChannel, to, toChannel, count);
    PortablePlaces.copyChannels(own(from), fromChannel, own(to), toChannel, count);
  }

  @Override
  public void statistics(Buffer z, BatchStatistics statistics) {
    Shapes.perChannel("statistics", statistics.mean(), z);
    channels.statistics(own(z), statistics);
  }

  @Override
  public void combine(
      int count,
      Buffer[] tensors,
      double[][] scales,
      double[][] shifts,
      Buffer outOrNull,
      Buffer reluOrNull) {
    Shapes.combination(count, tensors, scales, shifts, outOrNull, reluOrNull);
    requireOwn(count, tensors);
    channels.combine(count, tensors, scales, shifts, own(outOrNull), own(reluOrNull));
  }

  @Override
  public void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    Shapes.sums(g, count, tensors, centres, sums);
    requireOwn(count, tensors);
    channels.sums(own(g), count, tensors, centres, sums);
  }

  @Override
  public void affineOfTwo(Buffer g, Buffer z, double[] a, double[] b, double[] k, Buffer out) {
    Shapes.same(out, g, z);
    Shapes.perChannel("a", a, out);
    Shapes.perChannel("b", b, out);
    Shapes.perChannel("k", k, out);
    channels.affineOfTwo(own(g), own(z), a, b, k, own(out));
  }

  @Override
  public void gather(
      int plainCount,
      Buffer[] plain,
      int reluCount,
      Buffer[] throughRelu,
      Buffer reluOrNull,
      Buffer out) {
    Shapes.gathering(plainCount, plain, reluCount, throughRelu, reluOrNull, out);
    requireOwn(plainCount, plain);
    requireOwn(reluCount, throughRelu);
    channels.gather(plainCount, plain, reluCount, throughRelu, own(reluOrNull), own(out));
  }

  @Override
  public void scaleImages(Buffer x, double[] factors, Buffer y) {
    Shapes.perImage(x, factors);
    Shapes.same(x, y);
    channels.scaleImages(own(x), factors, own(y));
  }

  @Override
  public void averagePositions(Buffer x, Buffer y) {
    Shapes.positionMean(x, y);
    classifier.averagePositions(own(x), own(y));
  }

  @Override
  public void averagePositionsBackward(Buffer gy, Buffer gx) {
    Shapes.positionMean(gx, gy);
    classifier.averagePositionsBackward(own(gy), own(gx));
  }

  @Override
  public void linear(Buffer x, Buffer w, Buffer bias, Buffer y) {
    Shapes.linear(x, w, bias, y);
    classifier.linear(own(x), own(w), own(bias), own(y));
  }

  @Override
  public void linearBackward(Buffer x, Buffer w, Buffer gy, Buffer gx, Buffer gw, Buffer gbias) {
    Shapes.linear(x, w, gbias, gy);
    Shapes.same(x, gx);
    Shapes.same(w, gw);
    classifier.linearBackward(own(x), own(w), own(gy), own(gx), own(gw), own(gbias));
  }

  @Override
  public double crossEntropy(Buffer logits, int[] labels, double smoothing, Buffer gradientOrNull) {
    Shapes.labels(logits, labels);
    Shapes.same(logits, gradientOrNull);
    return classifier.crossEntropy(own(logits), labels, smoothing, own(gradientOrNull));
  }

  @Override
  public int correct(Buffer logits, int[] labels) {
    Shapes.labels(logits, labels);
    return classifier.correct(own(logits), labels);
  }

  @Override
  public double sumOfSquares(Buffer x) {
    INDArray wide = scratch.wide("squared", 1, x.length());
    wide.assign(x.array().reshape('c', 1, x.length()));
    INDArray total = scratch.wide("sum of squares", 1, 1);
    NdOps.matmul(wide, false, wide, true, total);
    return total.getDouble(0);
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
    Shapes.same(w, gOrNull, m);
    INDArray weight = w.array();
    INDArray moment = m.array();
    INDArray d = scratch.array("weight step", weight.shape());
    if (gOrNull == null) {
      NdOps.scale(weight, decay, d);
    } else {
      NdOps.scale(gOrNull.array(), clip, d);
      NdOps.addScaled(decay, weight, d);
    }
    NdOps.scale(moment, momentum, moment);
    NdOps.add(moment, d, moment);
    if (nesterov) {
      NdOps.addScaled(-rate, d, weight);
      NdOps.addScaled(-rate * momentum, moment, weight);
    } else {
      NdOps.addScaled(-rate, moment, weight);
    }
  }

  @Override
  public void fill(Buffer x, double value) {
    x.array().assign(value);
  }

  @Override
  public void finish() {
    Nd4j.getExecutioner().commit();
  }

  @Override
  public void close() {
    finish();
    scratch.close();
    owned.forEach(INDArray::close);
    owned.clear();
  }

  private void requireOwn(int count, Buffer[] buffers) {
    for (int i = 0; i < count; i++) {
      own(buffers[i]);
    }
  }

  private PortableBuffer own(Buffer buffer) {
    if (buffer == null) {
      return null;
    }
    if (buffer instanceof PortableBuffer own && buffer.precision() == precision) {
      return own;
    }
    throw new IllegalArgumentException(
        "A buffer of other kernels, or of another precision, can't be used here");
  }
}
