package cellscope.engine.kernel;

/**
 * Any kernels behind the checks of shapes that {@link Kernels} promises, so that kernels for a
 * device check nothing but whose a buffer is. What a provider opens is this.
 */
public final class CheckedKernels implements Kernels {
  private final Kernels kernels;

  /**
   * @param kernels which may rely on the shapes of what they are called with
   */
  public CheckedKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public Precision precision() {
    return kernels.precision();
  }

  @Override
  public String description() {
    return kernels.description();
  }

  @Override
  public Buffer allocate(int... shape) {
    return kernels.allocate(shape);
  }

  @Override
  public Buffer prefix(Buffer whole, int batch) {
    Shapes.prefix(whole, batch);
    return kernels.prefix(whole, batch);
  }

  @Override
  public void convolve(Buffer x, Buffer w, Buffer biasOrNull, Buffer y, Convolution shape) {
    Shapes.convolution(x, w, biasOrNull, y, shape);
    kernels.convolve(x, w, biasOrNull, y, shape);
  }

  @Override
  public void convolveBackwardInput(Buffer gy, Buffer w, Buffer gx, Convolution shape) {
    Shapes.convolution(gx, w, null, gy, shape);
    kernels.convolveBackwardInput(gy, w, gx, shape);
  }

  @Override
  public void convolveBackwardWeights(Buffer x, Buffer gy, Buffer gw, Convolution shape) {
    Shapes.convolution(x, gw, null, gy, shape);
    kernels.convolveBackwardWeights(x, gy, gw, shape);
  }

  @Override
  public void averagePool(Buffer x, Buffer y, Pooling shape) {
    Shapes.pooling(x, y, shape);
    kernels.averagePool(x, y, shape);
  }

  @Override
  public void averagePoolBackward(Buffer gy, Buffer gx, Pooling shape) {
    Shapes.pooling(gx, gy, shape);
    kernels.averagePoolBackward(gy, gx, shape);
  }

  @Override
  public void maxPool(Buffer x, Buffer y, Pooling shape) {
    Shapes.pooling(x, y, shape);
    kernels.maxPool(x, y, shape);
  }

  @Override
  public void maxPoolBackward(Buffer x, Buffer y, Buffer gy, Buffer gx, Pooling shape) {
    Shapes.maxPooling(x, y, gy, gx, shape);
    kernels.maxPoolBackward(x, y, gy, gx, shape);
  }

  @Override
  public void subsample(Buffer x, int offset, Buffer y) {
    Shapes.subsampling(x, offset, y);
    kernels.subsample(x, offset, y);
  }

  @Override
  public void subsampleBackward(Buffer gy, int offset, Buffer gx) {
    Shapes.subsampling(gx, offset, gy);
    kernels.subsampleBackward(gy, offset, gx);
  }

  @Override
  public void copyChannels(Buffer from, int fromChannel, Buffer to, int toChannel, int count) {
    Shapes.channelCopy(from, fromChannel, to, toChannel, count);
    kernels.copyChannels(from, fromChannel, to, toChannel, count);
  }

  @Override
  public void statistics(Buffer z, BatchStatistics statistics) {
    Shapes.perChannel("statistics", statistics.mean(), z);
    kernels.statistics(z, statistics);
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
    kernels.combine(count, tensors, scales, shifts, outOrNull, reluOrNull);
  }

  @Override
  public void sums(Buffer g, int count, Buffer[] tensors, double[][] centres, ChannelSums sums) {
    Shapes.sums(g, count, tensors, centres, sums);
    kernels.sums(g, count, tensors, centres, sums);
  }

  @Override
  public void affineOfTwo(Buffer g, Buffer z, double[] a, double[] b, double[] k, Buffer out) {
    Shapes.same(out, g, z);
    Shapes.perChannel("a", a, out);
    Shapes.perChannel("b", b, out);
    Shapes.perChannel("k", k, out);
    kernels.affineOfTwo(g, z, a, b, k, out);
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
    kernels.gather(plainCount, plain, reluCount, throughRelu, reluOrNull, out);
  }

  @Override
  public void scaleImages(Buffer x, double[] factors, Buffer y) {
    Shapes.perImage(x, factors);
    Shapes.same(x, y);
    kernels.scaleImages(x, factors, y);
  }

  @Override
  public void averagePositions(Buffer x, Buffer y) {
    Shapes.positionMean(x, y);
    kernels.averagePositions(x, y);
  }

  @Override
  public void averagePositionsBackward(Buffer gy, Buffer gx) {
    Shapes.positionMean(gx, gy);
    kernels.averagePositionsBackward(gy, gx);
  }

  @Override
  public void linear(Buffer x, Buffer w, Buffer bias, Buffer y) {
    Shapes.linear(x, w, bias, y);
    kernels.linear(x, w, bias, y);
  }

  @Override
  public void linearBackward(Buffer x, Buffer w, Buffer gy, Buffer gx, Buffer gw, Buffer gbias) {
    Shapes.linear(x, w, gbias, gy);
    Shapes.same(x, gx);
    Shapes.same(w, gw);
    kernels.linearBackward(x, w, gy, gx, gw, gbias);
  }

  @Override
  public double crossEntropy(Buffer logits, int[] labels, double smoothing, Buffer gradientOrNull) {
    Shapes.labels(logits, labels);
    Shapes.same(logits, gradientOrNull);
    return kernels.crossEntropy(logits, labels, smoothing, gradientOrNull);
  }

  @Override
  public int correct(Buffer logits, int[] labels) {
    Shapes.labels(logits, labels);
    return kernels.correct(logits, labels);
  }

  @Override
  public double sumOfSquares(Buffer x) {
    return kernels.sumOfSquares(x);
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
    kernels.sgd(w, gOrNull, m, clip, rate, momentum, nesterov, decay);
  }

  @Override
  public void fill(Buffer x, double value) {
    kernels.fill(x, value);
  }

  @Override
  public void finish() {
    kernels.finish();
  }

  @Override
  public void close() {
    kernels.close();
  }
}
