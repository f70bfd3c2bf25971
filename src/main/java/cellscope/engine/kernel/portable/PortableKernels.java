package cellscope.engine.kernel.portable;

import cellscope.engine.kernel.BatchStatistics;
import cellscope.engine.kernel.Buffer;
import cellscope.engine.kernel.ChannelSums;
import cellscope.engine.kernel.Convolution;
import cellscope.engine.kernel.Kernels;
import cellscope.engine.kernel.Pooling;
import cellscope.engine.kernel.Precision;
import cellscope.engine.kernel.nd4j.Backend;
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
    INDArray array = own(whole).array();
    long[] shape = array.shape().clone();
    shape[0] = batch;
    return new PortableBuffer(Nd4j.create(array.data(), shape, array.stride(), 0, 'c'));
  }

  @Override
  public void convolve(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape) {
    convolution.forward(own(x), own(w), own(biasOrNull), own(y), shape);
  }

  @Override
  public void convolveBackwardInput(Buffer gy, Buffer w, Buffer gx, Convolution shape) {
    convolution.backwardInput(own(gy), own(w), own(gx), shape);
  }

  @Override
  public void convolveBackwardWeights(Buffer x, Buffer gy, Buffer gw, Convolution shape) {
    convolution.backwardWeights(own(x), own(gy), own(gw), shape);
  }

  @Override
  public void averagePool(Buffer x, Buffer y, Pooling shape) {
    PortablePooling.average(own(x), own(y), shape);
  }

  @Override
  public void averagePoolBackward(Buffer gy, Buffer gx, Pooling shape) {
    PortablePooling.averageBackward(own(gy), own(gx), shape);
  }

  @Override
  public void maxPool(Buffer x, Buffer y, Pooling shape) {
    maxPooling.forward(own(x), own(y), shape);
  }

  @Override
  public void maxPoolBackward(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape) {
    maxPooling.backward(own(x), own(y), own(gy), own(gx), shape);
  }

  @Override
  public void subsample(Buffer x, int offset, Buffer y) {
    PortablePlaces.subsample(own(x), offset, own(y));
  }

  @Override
  public void subsampleBackward(Buffer gy, int offset, Buffer gx) {
    PortablePlaces.subsampleBackward(own(gy), offset, own(gx));
  }

  @Override
  public void copyChannels(Buffer from, int fromChannel, Buffer to, int toChannel, int count) {
    PortablePlaces.copyChannels(own(from), fromChannel, own(to), toChannel, count);
  }

  @Override
  public void statistics(Buffer z, BatchStatistics statistics) {
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
    requireOwn(count, tensors);
    channels.combine(count, tensors, scales, shifts, own(outOrNull), own(reluOrNull));
  }

  @Override
  public void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    requireOwn(count, tensors);
    channels.sums(own(g), count, tensors, centres, sums);
  }

  @Override
  public void affineOfTwo(Buffer g, Buffer z, double[] a, double[] b, double[] k, Buffer out) {
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
    requireOwn(plainCount, plain);
    requireOwn(reluCount, throughRelu);
    channels.gather(plainCount, plain, reluCount, throughRelu, own(reluOrNull), own(out));
  }

  @Override
  public void scaleImages(Buffer x, double[] factors, Buffer y) {
    channels.scaleImages(own(x), factors, own(y));
  }

  @Override
  public void averagePositions(Buffer x, Buffer y) {
    classifier.averagePositions(own(x), own(y));
  }

  @Override
  public void averagePositionsBackward(Buffer gy, Buffer gx) {
    classifier.averagePositionsBackward(own(gy), own(gx));
  }

  @Override
  public void linear(Buffer x, Buffer w, Buffer bias, Buffer y) {
    classifier.linear(own(x), own(w), own(bias), own(y));
  }

  @Override
  public void linearBackward(Buffer x, Buffer w, Buffer gy, Buffer gx, Buffer gw, Buffer gbias) {
    classifier.linearBackward(own(x), own(w), own(gy), own(gx), own(gw), own(gbias));
  }

  @Override
  public double crossEntropy(Buffer logits, int[] labels, double smoothing, Buffer gradientOrNull) {
    return classifier.crossEntropy(own(logits), labels, smoothing, own(gradientOrNull));
  }

  @Override
  public int correct(Buffer logits, int[] labels) {
    return classifier.correct(own(logits), labels);
  }

  @Override
  public double sumOfSquares(Buffer x) {
    INDArray wide = scratch.wide("squared", 1, x.length());
    wide.assign(own(x).array().reshape('c', 1, x.length()));
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
    INDArray weight = own(w).array();
    INDArray moment = own(m).array();
    INDArray d = scratch.array("weight step", weight.shape());
    if (gOrNull == null) {
      NdOps.scale(weight, decay, d);
    } else {
      NdOps.scale(own(gOrNull).array(), clip, d);
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
    own(x).array().assign(value);
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
